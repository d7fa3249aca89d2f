// What the comparison page makes of the server's rows and of the file that is to be compared.
import type { ComparisonRow, Difference } from '../api/types';

/** What can be shown: pairs that differ or agree, what only one side has. */
export const SHOWN = ['differ', 'agree', 'ours', 'theirs'] as const;
export type Shown = (typeof SHOWN)[number];

/** Fields that can be named by hand; the server knows more by the names that ACLED and UCDP give them. */
export const FIELDS = ['id', 'date', 'date_end', 'country', 'place', 'admin1', 'lat', 'lon', 'killed', 'killed_low', 'killed_high', 'killed_civilians', 'actor1', 'actor2'] as const;

export function shownAs(row: ComparisonRow): Shown {
  if (row.found !== 'both') return row.found;
  return row.differences.length > 0 ? 'differ' : 'agree';
}

export function keyOf(row: ComparisonRow): string {
  return `${row.ours?.id ?? ''}/${row.theirs?.id ?? ''}`;
}

export interface Spot {
  key: string;
  found: ComparisonRow['found'];
  lat: number;
  lon: number;
}

/** Where a row lies: where we have it, else where they do. */
export function spotOf(row: ComparisonRow): Spot | null {
  for (const side of [row.ours, row.theirs]) {
    if (side && side.lat !== null && side.lon !== null) return { key: keyOf(row), found: row.found, lat: side.lat, lon: side.lon };
  }
  return null;
}

/** What the difference is about, in the words that fit: groups are named, other things are more or less exact. */
export function howKey({ about, how }: Pick<Difference, 'about' | 'how'>): string {
  const name = how === 'other' ? 'different' : how;
  return about === 'actors' && (name === 'theirs_wider' || name === 'ours_wider' || name === 'different') ? `compare.howActors.${name}` : `compare.how.${name}`;
}

/** The names of a CSV's columns: the first line, by the mark that stands in it most often; quotation marks hold a name together. */
export function columnsOf(text: string): string[] {
  const line = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
  const count = (mark: string) => line.split(mark).length;
  const mark = [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
  const names: string[] = [];
  let name = '';
  let quoted = false;
  for (const c of line) {
    if (c === '"') quoted = !quoted;
    else if (c === mark && !quoted) {
      names.push(name);
      name = '';
    } else name += c;
  }
  return [...names, name].map((one) => one.trim()).filter(Boolean);
}
