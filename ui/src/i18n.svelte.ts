// Words, numbers and dates in the reader's language. The words stand in lang/<part>.<language>.json; all parts are one table.

export type Lang = 'fr' | 'en';
export const LANGS: readonly Lang[] = ['fr', 'en'];

type Table = Record<string, string>;
const files = import.meta.glob<Table>('./lang/*.json', { eager: true, import: 'default' });
const tables: Record<Lang, Table> = { fr: {}, en: {} };
for (const [path, table] of Object.entries(files)) {
  const lang = path.match(/\.(fr|en)\.json$/)?.[1] as Lang | undefined;
  if (lang) Object.assign(tables[lang], table);
}

const STORED = 'bilan.lang';

function initial(): Lang {
  try {
    const kept = localStorage.getItem(STORED);
    if (kept === 'fr' || kept === 'en') return kept;
  } catch {
    // Storage may be forbidden; then the browser's language decides each time.
  }
  for (const wanted of globalThis.navigator?.languages ?? []) {
    const lang = wanted.slice(0, 2);
    if (lang === 'fr' || lang === 'en') return lang;
  }
  return 'en';
}

let lang = $state<Lang>(initial());

export const i18n = {
  get lang(): Lang {
    return lang;
  },
  set lang(next: Lang) {
    lang = next;
    try {
      localStorage.setItem(STORED, next);
    } catch {
      // Not kept; it holds as long as the page is open.
    }
  },
};

type Values = Record<string, string | number>;

/**
 * The words for a key. `{name}` is replaced by a value, numbers as the language writes them. With a value `n` the key may have
 * forms: `key.one`, `key.other` (and `key.zero`, which is taken for 0 wherever it is there).
 */
export function t(key: string, values: Values = {}): string {
  const table = tables[lang];
  let found = table[key];
  if (typeof values['n'] === 'number') {
    const form = new Intl.PluralRules(lang).select(values['n']);
    found = (values['n'] === 0 ? table[`${key}.zero`] : undefined) ?? table[`${key}.${form}`] ?? table[`${key}.other`] ?? found;
  }
  if (found === undefined) return key;
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? num(value) : value;
  });
}

/** The word for a value of a closed list of the wire, such as a kind; a value that has no word yet is shown as it is. */
export function word(list: string, value: string): string {
  return tables[lang][`${list}.${value}`] ?? value.replaceAll('_', ' ');
}

/** The language as the browser writes it: British dates for who asks for British English. */
export function locale(): string {
  return (globalThis.navigator?.languages ?? []).find((wanted) => wanted.slice(0, 2) === lang) ?? lang;
}

/** By the name that events carry, and by identifier: what parties are called in each language, as the server knows them. */
let parties = $state.raw(new Map<string, Record<string, string>>());

export function nameParties(actors: { id: string; name: string; names: Record<string, string> }[]): void {
  parties = new Map(actors.flatMap((one) => [[one.id, one.names], [one.name, one.names]] as const));
}

/**
 * The name of a party in the reader's language; of those without a name of their own (police, gunmen) the common noun, with its country:
 * the identifier of such a force begins with the country's code.
 */
export function party(one: string | { name: string; actor?: string | null }): string {
  const name = typeof one === 'string' ? one : one.name;
  const called = (text: string) => tables[lang][`party.${text}`] ?? parties.get(text)?.[lang];
  const own = called(name);
  if (own) return own;
  const [, noun = '', of = ''] = /^(.+) \((.+)\)$/.exec(name) ?? [];
  const common = noun && called(noun);
  if (!common) return name;
  const code = (typeof one === 'string' ? null : one.actor)?.match(/^([a-z]{2})-/)?.[1]?.toUpperCase() ?? codeOf(of);
  return `${common} (${code ? country(code) : of})`;
}

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\W+/g, ' ').trim();
let codes: Map<string, string> | null = null;
/** The code of a country by its name in one of our languages. */
function codeOf(name: string): string | null {
  if (!codes) {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const all = letters.flatMap((a) => letters.map((b) => a + b));
    codes = new Map(LANGS.flatMap((one) => {
      const names = new Intl.DisplayNames(one, { type: 'region' });
      return all.map((code) => [folded(names.of(code) ?? code), code] as const);
    }));
  }
  return codes.get(folded(name)) ?? null;
}

const cache = new Map<string, unknown>();
function cached<F>(key: string, make: () => F): F {
  const whole = `${lang} ${key}`;
  if (!cache.has(whole)) cache.set(whole, make());
  return cache.get(whole) as F;
}

export function num(n: number): string {
  return cached('num', () => new Intl.NumberFormat(locale())).format(n);
}

export function percent(share: number): string {
  return cached('percent', () => new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 })).format(share);
}

/** A list in words: a, b and c; or with `or`. */
export function list(items: string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return cached(`list ${type}`, () => new Intl.ListFormat(locale(), { type })).format(items);
}

export type DateShape = 'day' | 'short' | 'month' | 'year' | 'daymonth' | 'monthname' | 'time';
const SHAPES: Record<DateShape, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
  monthname: { month: 'long' },
  daymonth: { day: 'numeric', month: 'long' },
  time: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
};

/** A day (2024-05-14), month (2024-05), year or time, as the language writes it. What is no date stays as it is. */
export function date(iso: string, shape: DateShape = 'day'): string {
  const zone = shape === 'time' ? undefined : 'UTC';
  const at = new Date(/^\d{4}$/.test(iso) ? `${iso}-01-01` : /^\d{4}-\d{2}$/.test(iso) ? `${iso}-01` : iso);
  if (Number.isNaN(at.getTime())) return iso;
  return cached(`date ${shape}`, () => new Intl.DateTimeFormat(locale(), { ...SHAPES[shape], ...(zone && { timeZone: zone }) })).format(at);
}

/** The name of a country, by its two-letter code. */
export function country(code: string): string {
  try {
    return cached('country', () => new Intl.DisplayNames(locale(), { type: 'region' })).of(code) ?? code;
  } catch {
    return code;
  }
}

/** For tests and for pages that must know whether there is a word. */
export function known(key: string): boolean {
  return key in tables[lang];
}
