// Dates as people type them: in the order and with the month names of their language, or as ISO 8601 has them. A month or a year
// alone is a date too. Names of months are the browser's; no word of a language stands here.
import { LANGS, locale, t } from '../i18n.svelte';
import { bounds } from './edtf';

type Part = 'day' | 'month' | 'year';
const SAMPLE = new Date(Date.UTC(2024, 4, 14));

/** In which order the reader's language writes a date in numbers, with what stands between them. */
function shape(): { type: string; value: string }[] {
  return new Intl.DateTimeFormat(locale(), { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).formatToParts(SAMPLE);
}

/** What a field without a date shows: dd/mm/yyyy, in the reader's language. */
export function pattern(): string {
  return shape().map(({ type, value }) => (type === 'literal' ? value : t(`date.part.${type}`))).join('');
}

/** A day as the reader's language writes it in numbers, for a hint. */
export function example(): string {
  return shape().map(({ value }) => value).join('');
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The month that a word begins, in any of our languages; null where it is none or may be several. */
function monthOf(word: string): number | null {
  if (word.length < 3) return null;
  const found = new Set<number>();
  for (const lang of LANGS) {
    for (const month of ['long', 'short'] as const) {
      const names = new Intl.DateTimeFormat(lang, { month, timeZone: 'UTC' });
      for (let n = 0; n < 12; n += 1) {
        const name = folded(names.format(new Date(Date.UTC(2024, n, 1)))).replace('.', '');
        if (name === word) return n + 1;
        if (name.startsWith(word)) found.add(n + 1);
      }
    }
  }
  return found.size === 1 ? [...found][0]! : null;
}

function iso(year: number | undefined, month?: number, day?: number): string | null {
  if (year === undefined || year < 1000 || year > 9999) return null;
  if (month === undefined) return String(year);
  const two = (n: number) => String(n).padStart(2, '0');
  if (month < 1 || month > 12) return null;
  if (day === undefined) return `${year}-${two(month)}`;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= last ? `${year}-${two(month)}-${two(day)}` : null;
}

/** `2024-05-14`, `2024-05` or `2024` for what was typed; null where it is no date, or not one alone. */
export function typed(text: string): string | null {
  const parts = folded(text).match(/\d+|\p{L}+/gu) ?? [];
  const words = parts.filter((part) => !/\d/.test(part));
  const months = words.map(monthOf).filter((month) => month !== null);
  const numbers = parts.filter((part) => /\d/.test(part)).map(Number);
  const isYear = (n: number) => n >= 1000;
  // A word besides the month may be an article or the end of an ordinal, no more.
  if (months.length > 1 || words.some((word) => word.length > 2 && monthOf(word) === null) || numbers.some((n) => n > 9999)) return null;
  if (months.length === 1) {
    const year = numbers.find(isYear);
    const days = numbers.filter((n) => !isYear(n));
    return days.length + 1 === numbers.length && days.length <= 1 ? iso(year, months[0], days[0]) : null;
  }
  if (numbers.length === 1) return iso(numbers[0]);
  if (numbers.length === 2) return isYear(numbers[0]!) ? iso(numbers[0], numbers[1]) : iso(numbers[1], numbers[0]);
  if (numbers.length !== 3) return null;
  if (isYear(numbers[0]!)) return iso(numbers[0], numbers[1], numbers[2]);
  const order = shape().map(({ type }) => type).filter((type): type is Part => type === 'day' || type === 'month' || type === 'year');
  const at = (part: Part) => numbers[order.indexOf(part)];
  return iso(at('year'), at('month'), at('day'));
}

/** The first or last day of a day, month or year. */
export function edge(date: string, which: 'first' | 'last'): string {
  const found = bounds(date);
  return found ? (which === 'first' ? found.from : found.until) : date;
}
