// EDTF dates in words. What is not understood is shown as it is: a date is never made clearer than it is.
import { date, list, t } from '../i18n.svelte';

type Options = { short?: boolean };

const PLAIN = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** `2024-05-14`, `2024-05`, `2024`, `XXXX-11-24`, `[…,…]`, `…/…`, in the reader's language. */
export function describe(edtf: string, { short = false }: Options = {}): string {
  const set = edtf.match(/^[[{](.*)[\]}]$/)?.[1];
  if (set !== undefined) return oneOf(set.split(','), short);
  if (edtf.includes('/')) return span(edtf, short);
  return one(edtf, short);
}

function one(edtf: string, short: boolean): string {
  const about = /[?~%]$/.test(edtf);
  const bare = edtf.replace(/[?~%]$/, '');
  let words = edtf;
  if (PLAIN.test(bare)) words = date(bare, bare.length === 10 ? (short ? 'short' : 'day') : bare.length === 7 ? 'month' : 'year');
  const noYear = bare.match(/^XXXX-(\d{2})-(\d{2})$/);
  if (noYear) words = t('date.noYear', { day: date(`2024-${noYear[1]}-${noYear[2]}`, 'daymonth') });
  const noYearMonth = bare.match(/^XXXX-(\d{2})$/);
  if (noYearMonth) words = t('date.noYear', { day: date(`2024-${noYearMonth[1]}-15`, 'monthname') });
  return about && words !== edtf ? t('date.about', { date: words }) : words;
}

function span(edtf: string, short: boolean): string {
  const [from = '', until = ''] = edtf.split('/');
  const open = (end: string) => end === '' || end === '..';
  if (open(from) && open(until)) return t('date.unknown');
  if (open(from)) return t('date.until', { date: one(until, short) });
  if (open(until)) return t('date.from', { date: one(from, short) });
  // A night between two days.
  if (PLAIN.test(from) && PLAIN.test(until) && from.slice(0, 7) === until.slice(0, 7) && from.length === 10 && until.length === 10)
    return t('date.span', { from: String(Number(from.slice(8))), until: one(until, short) });
  return t('date.span', { from: one(from, short), until: one(until, short) });
}

const SHOWN = 6;
function oneOf(days: string[], short: boolean): string {
  const parts = days.map((day) => day.trim()).filter(Boolean);
  if (parts.some((part) => part.includes('..'))) return t('date.oneOf', { dates: parts.map((part) => span(part.replace('..', '/'), short)).join(', ') });
  // Days of one month: 4, 11, 18 or 25 November 2019.
  const sameMonth = parts.length > 1 && parts.every((part) => /^\d{4}-\d{2}-\d{2}$/.test(part) && part.slice(0, 7) === parts[0]!.slice(0, 7));
  if (sameMonth) {
    const last = parts.at(-1)!;
    return list([...parts.slice(0, -1).map((part) => String(Number(part.slice(8)))), one(last, short)], 'disjunction');
  }
  const words = parts.slice(0, SHOWN).map((part) => one(part, short));
  if (parts.length > SHOWN) words.push(t('date.more', { n: parts.length - SHOWN }));
  return list(words, 'disjunction');
}

/** The first and last day that are possible for a plain date or month, for axes; null where a bound is open. */
export function bounds(edtf: string | null | undefined): { from: string; until: string } | null {
  if (!edtf || !PLAIN.test(edtf)) return null;
  if (edtf.length === 10) return { from: edtf, until: edtf };
  if (edtf.length === 4) return { from: `${edtf}-01-01`, until: `${edtf}-12-31` };
  const [year, month] = edtf.split('-').map(Number) as [number, number];
  return { from: `${edtf}-01`, until: `${edtf}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}` };
}
