// Which events are shown: the parameters that overview, events, summary, export and chronicle share, read from the address.
import type { Params } from '../api/client';

/** In the order in which they are offered. */
export const FILTERS = [
  'from', 'until', 'country', 'division', 'place', 'actor', 'kind', 'status', 'killed', 'box', 'located', 'dated', 'q', 'policy', 'published_until', 'as_of',
] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filter = Partial<Record<FilterName, string>>;

/** These take several values, separated by commas. */
export const SEVERAL: ReadonlySet<FilterName> = new Set<FilterName>(['country', 'division', 'actor', 'kind', 'status']);

/** Only what the server knows as a filter; other parameters of the address belong to the page. */
export function filterOf(query: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const name of FILTERS) {
    const value = query.get(name)?.trim();
    if (value) filter[name] = value;
  }
  return filter;
}

export function without(filter: Filter, ...names: FilterName[]): Params {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as FilterName)));
}

/** The values of a filter that takes several. */
export function values(text: string | undefined): string[] {
  return (text ?? '').split(',').map((value) => value.trim()).filter(Boolean);
}

/** Puts a value in, or takes it out when it is there; null where nothing is left. */
export function toggled(text: string | undefined, value: string): string | null {
  const all = values(text);
  const next = all.includes(value) ? all.filter((one) => one !== value) : [...all, value];
  return next.length > 0 ? next.join(',') : null;
}

export interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
}

export function boxOf(text: string | undefined): Box | null {
  const parts = (text ?? '').split(',').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isFinite(part))) return null;
  const [west, south, east, north] = parts as [number, number, number, number];
  return west < east && south < north ? { west, south, east, north } : null;
}

/** Two decimals: about a kilometre. What is wider than the world is the world. */
export function boxText({ west, south, east, north }: Box): string {
  const clamp = (n: number, most: number) => Math.max(-most, Math.min(most, n));
  return [clamp(west, 180), clamp(south, 90), clamp(east, 180), clamp(north, 90)].map((n) => n.toFixed(2)).join(',');
}
