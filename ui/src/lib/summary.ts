// What the summary page draws and says of the server's summary.
import type { Summary, SummaryCounted, SummarySum } from '../api/types';
import { country, date, party, t, word } from '../i18n.svelte';

export const BY = ['month', 'week', 'year', 'country', 'division', 'district', 'actor', 'kind'] as const;
export type By = (typeof BY)[number];

export interface Drawn {
  key: string | null;
  name: string;
  low: number;
  best: number | null;
  high: number | null;
  events: number;
}

export function measured(row: SummaryCounted, measure: string): SummarySum | null {
  return row.tolls[measure] ?? null;
}

/** What a group is called. */
export function keyName(by: By, key: string | null, names: Record<string, string>): string {
  if (key === null) return t('summary.unknown');
  if (by === 'month') return date(key, 'month');
  const monday = by === 'week' ? startOf(key) : null;
  if (monday) return t('summary.week', { date: date(monday.toISOString().slice(0, 10), 'short') });
  if (by === 'country') return country(key);
  if (by === 'kind') return word('kind', key);
  if (by === 'actor') return party(names[key] ?? key);
  if (by === 'division' || by === 'district') {
    const [code = '', ...rest] = key.split('/');
    return [...rest.reverse(), country(code)].filter(Boolean).join(', ');
  }
  return key;
}

const MOST = 25;

/** The rows of a table in the order in which bars are drawn. */
export function ordered(rows: Summary['rows'], by: By, measure: string): Summary['rows'] {
  if (by === 'month' || by === 'week' || by === 'year') return rows;
  const weight = (row: SummaryCounted) => (measure === 'events' ? row.events : (measured(row, measure)?.high ?? measured(row, measure)?.low ?? -1));
  return [...rows].sort((a, b) => weight(b) - weight(a) || b.events - a.events);
}

/** Bars in the order in which they are drawn: time as it goes, all else the greatest first, at most 25. */
export function drawn(summary: Summary, by: By, measure: string): Drawn[] {
  const rows = summary.rows.map((row): Drawn => {
    const key = row.key[0] ?? null;
    const sum = measured(row, measure);
    const numbers = measure === 'events' ? { low: row.events, best: row.events, high: row.events } : { low: sum?.low ?? 0, best: sum?.best ?? null, high: sum ? sum.high : 0 };
    return { key, name: keyName(by, key, summary.names), events: row.events, ...numbers };
  });
  if (by === 'month' || by === 'week' || by === 'year') return rows;
  return rows
    .filter((row) => row.low > 0 || row.high !== 0)
    .sort((a, b) => (b.high ?? b.low) - (a.high ?? a.low) || b.low - a.low)
    .slice(0, MOST);
}

/** Start of a month, week (2024-W20) or year, as a day; null for what is unknown. */
export function startOf(key: string | null): Date | null {
  if (!key) return null;
  const week = key.match(/^(\d{4})-W(\d{2})$/);
  if (week) {
    // The week with 4 January is the first.
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
    const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 86_400_000;
    return new Date(monday + (Number(week[2]) - 1) * 7 * 86_400_000);
  }
  const at = new Date(/^\d{4}$/.test(key) ? `${key}-01-01` : `${key}-01`);
  return Number.isNaN(at.getTime()) ? null : at;
}

export function endOf(key: string, start: Date): Date {
  if (/W/.test(key)) return new Date(start.getTime() + 7 * 86_400_000);
  return /^\d{4}$/.test(key) ? new Date(Date.UTC(start.getUTCFullYear() + 1, 0, 1)) : new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
}
