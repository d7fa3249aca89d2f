// A very long text in parts that a page can draw at once. Parts end at a line's end or between words where one is near; a character
// of two units is never divided.
import type { Mark, Zone } from '../api/types';

export const PART = 40_000;
const NEAR = 2_000;

/** Where each part begins, in UTF-16 units, and the text's end. A short text is one part. */
export function partsOf(text: string, size = PART): number[] {
  const edges = [0];
  while (text.length - edges.at(-1)! > size * 1.25) {
    const most = edges.at(-1)! + size;
    const near = text.slice(most - Math.min(NEAR, size / 2), most);
    const line = near.lastIndexOf('\n');
    const space = line === -1 ? near.lastIndexOf(' ') : line;
    let edge = space === -1 ? most : most - near.length + space + 1;
    const code = text.charCodeAt(edge);
    if (code >= 0xdc00 && code <= 0xdfff) edge -= 1;
    edges.push(edge);
  }
  return [...edges, text.length];
}

/** The part in which a position lies. */
export function partAt(edges: number[], position: number): number {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Doc {
  text: string;
  marks: Mark[];
  zones: Zone[] | null;
}

/** A stretch of a text by itself: marks and zones are cut to it and count from its beginning. */
export function stretchOf({ text, marks, zones }: Doc, from: number, until: number): Doc {
  const cut = <M extends { utf16: [number, number] }>(all: M[]): M[] =>
    all
      .filter(({ utf16 }) => utf16[0] < until && utf16[1] > from)
      .map((one) => ({ ...one, utf16: [Math.max(one.utf16[0], from) - from, Math.min(one.utf16[1], until) - from] as [number, number] }));
  return { text: text.slice(from, until), marks: cut(marks), zones: zones && cut(zones) };
}

/** Position in UTF-16 units of a position in code points; the other way round of `codePoint`. */
export function utf16(point: number, astral: number[]): number {
  let low = 0;
  let high = astral.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (astral[middle]! < point) low = middle + 1;
    else high = middle;
  }
  return point + low;
}

/** Layers of marks that a reader may switch on and off. */
export const LAYERS: Record<string, string[]> = {
  toll: ['toll', 'statement', 'responsibility'],
  speaker: ['speaker'],
  place: ['place'],
  date: ['date'],
  party: ['perpetrator', 'target', 'kind'],
  outcome: ['outcome', 'materiel'],
};

/** `12-40`, as an address writes a stretch in code points. */
export function spanOf(text: string | null): [number, number] | null {
  const found = text?.match(/^(\d{1,9})-(\d{1,9})$/);
  if (!found) return null;
  const [from, until] = [Number(found[1]), Number(found[2])];
  return from < until ? [from, until] : null;
}
