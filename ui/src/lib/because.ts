// The server's reasons in the reader's language. Their sentences come from a closed set of patterns; lang/because.*.json says each
// of them. Figures, days and incidents inside are said as everywhere else. What no pattern fits is shown as it came, in English.
import patterns from '../lang/because.en.json';
import { t } from '../i18n.svelte';
import { describe } from './edtf';

export interface Names {
  /** A figure with who says it, by its statement; null where it is not known. */
  figure: (statement: string) => string | null;
  /** A report's name, by the identifier of one of its incidents. */
  incident: (id: string) => string | null;
}

interface Pattern {
  key: string;
  match: RegExp;
  names: string[];
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const compiled: Pattern[] = Object.keys(patterns)
  .map((key) => key.slice('because.'.length))
  .map((key) => ({
    key,
    match: new RegExp(`^${escaped(key).replace(/\\\{\w+\\\}/g, '(.+?)')}$`),
    names: [...key.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!),
  }))
  // The pattern with most words of its own first.
  .sort((a, b) => b.key.replace(/\{\w+\}/g, '').length - a.key.replace(/\{\w+\}/g, '').length);

// 13 soldiers killed (army, admission, <report>#s1): a line of the ledger as the server writes it.
const FIGURE = /(?:(?:at least|at most|about|between) )?\d[^():,]*? \([^()]*?([^\s(),]+#s\d+)\)/g;

/** `own` is false where the text stayed as it came. */
export function explained(text: string, names: Names): { text: string; own: boolean } {
  const held: string[] = [];
  const bare = text.replace(FIGURE, (whole, statement: string) => {
    held.push(names.figure(statement) ?? whole);
    return `\u0001${held.length - 1}\u0001`;
  });
  const back = (part: string) => part.replace(/\u0001(\d+)\u0001/g, (_, n: string) => held[Number(n)]!);
  const said = (part: string): string => {
    if (/^(\d{4}|XXXX)(-\d{2}){0,2}$|^\[.*\]$|^[\d-]+\/[\d-]*$/.test(part) && part.includes('-')) return describe(part);
    if (/#\d+$/.test(part)) return names.incident(part) ?? part;
    return back(part);
  };
  if (/^\u0001\d+\u0001$/.test(bare)) return { text: back(bare), own: true };
  for (const { key, match, names: places } of compiled) {
    const found = bare.match(match);
    if (!found) continue;
    const values = Object.fromEntries(places.map((name, i) => [name, said(found[i + 1]!)]));
    return { text: t(`because.${key}`, values), own: true };
  }
  return { text: back(bare), own: false };
}
