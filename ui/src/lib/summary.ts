// What the summary page draws and says of the server's summary.
import type { Overview, Summary, SummaryCounted, SummarySum } from '../api/types';
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

/** What the overview knows, as a summary: deaths by one number, for servers that have no summaries of their own. */
export function fromOverview(overview: Overview, by: By): Summary {
  const counted = ({ events, killed }: { events: number; killed: number | null }): SummaryCounted => ({
    events,
    contested: null,
    tolls: killed === null ? {} : { killed: { low: killed, best: killed, high: killed, events, without_best: 0, joint_left_out: 0 } },
  });
  const rows: { key: (string | null)[]; of: { events: number; killed: number | null } }[] =
    by === 'country'
      ? overview.by_country.map((one) => ({ key: [one.country], of: one }))
      : by === 'division'
        ? overview.by_division.map((one) => ({ key: [`${one.country}/${one.division}`], of: one }))
        : by === 'actor'
          ? overview.by_actor.map((one) => ({ key: [one.actor], of: one }))
          : by === 'kind'
            ? overview.by_kind.map((one) => ({ key: [one.kind], of: one }))
            : overview.by_time.bars.map((bar) => ({ key: [by === 'year' ? bar.from.slice(0, 4) : by === 'month' ? bar.from.slice(0, 7) : weekOf(bar.from)], of: bar }));
  return {
    by: [by],
    policy: 'acled',
    whole: counted({ events: overview.shown, killed: overview.killed.sum }),
    rows: rows.map(({ key, of }) => ({ key, ...counted(of) })),
    names: Object.fromEntries(overview.by_actor.map((one) => [one.actor, one.name])),
  };
}

/** The week of ISO 8601 that a day lies in. */
export function weekOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  // The Thursday of a week says which year it belongs to.
  const thursday = new Date(at.getTime() + (3 - ((at.getUTCDay() + 6) % 7)) * 86_400_000);
  const week = Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
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
