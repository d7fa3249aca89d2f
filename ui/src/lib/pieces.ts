// A text cut where marks begin and end, so that each piece knows all marks that cover it. Positions are UTF-16 units.
import type { Mark } from '../api/types';

export interface Piece {
  text: string;
  from: number;
  marks: Mark[];
}

export interface Paragraph {
  from: number;
  pieces: Piece[];
}

/** Pieces by line. Nothing of the text is lost but the line ends, which divide paragraphs. Marks outside the text are left out. */
export function paragraphs(text: string, marks: Mark[]): Paragraph[] {
  const sorted = marks
    .filter(({ utf16: [from, until] }) => from < until && from >= 0 && until <= text.length)
    .sort((a, b) => a.utf16[0] - b.utf16[0] || b.utf16[1] - a.utf16[1]);
  const found: Paragraph[] = [];
  let next = 0;
  let open: Mark[] = [];
  let start = 0;
  for (;;) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const pieces: Piece[] = [];
    let at = start;
    while (at < end) {
      while (next < sorted.length && sorted[next]!.utf16[0] <= at) {
        open = [...open, sorted[next]!];
        next += 1;
      }
      open = open.filter((mark) => mark.utf16[1] > at);
      const starts = next < sorted.length ? sorted[next]!.utf16[0] : end;
      const stop = Math.min(end, starts, ...open.map((mark) => mark.utf16[1]));
      pieces.push({ text: text.slice(at, stop), from: at, marks: open });
      at = stop;
    }
    if (pieces.length > 0) found.push({ from: start, pieces });
    if (newline === -1) return found;
    start = newline + 1;
  }
}

/** Where a place in a paragraph's drawn text lies in the whole text: offset of the node's piece plus the offset within. */
export function selectionRange(root: HTMLElement, selection: Selection): [number, number] | null {
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const from = offsetOf(range.startContainer, range.startOffset);
  const until = offsetOf(range.endContainer, range.endOffset);
  return from !== null && until !== null && from < until ? [from, until] : null;
}

// Drawn parts carry `data-at`, their first position in the text. A character that is shown by name stands for itself.
function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const part = element?.closest<HTMLElement>('[data-at]') ?? (node instanceof Element ? node.querySelector<HTMLElement>('[data-at]') : null);
  if (!part) return null;
  const at = Number(part.dataset['at']);
  if (part.dataset['control'] !== undefined) return at + (offset > 0 ? part.dataset['control'].length : 0);
  return node instanceof Element ? at : at + offset;
}

/** Position in code points of a position in UTF-16 units; `astral` lists the code point positions of characters of two units. */
export function codePoint(utf16: number, astral: number[]): number {
  // The i-th such character stands at astral[i] + i in UTF-16 units.
  let low = 0;
  let high = astral.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (astral[middle]! + middle < utf16) low = middle + 1;
    else high = middle;
  }
  return utf16 - low;
}
