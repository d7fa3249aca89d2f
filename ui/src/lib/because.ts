// The server's reasons in the reader's language. Their sentences come from a closed set of patterns; lang/because.*.json says each
// of them. Figures, days and incidents inside are said as everywhere else. What no pattern fits is shown as it came, in English.
import patterns from '../lang/because.en.json';
import { known, list, party, t, word } from '../i18n.svelte';
import { describe } from './edtf';
import { written } from './figure';
import { counted } from './toll';

export interface Names {
  /** A figure with who says it, by its statement; null where it is not known. */
  figure: (statement: string) => string | null;
  /** A report's name, by the identifier of one of its incidents. */
  incident: (id: string) => string | null;
}

/** Where nothing is known of figures and incidents. */
export const NOBODY: Names = { figure: () => null, incident: () => null };

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

// 13 soldiers (ML), women killed (army, admission, <report>#s1): a line of the ledger as the server writes it.
const FIGURE = /((?:at least |at most |about )?)(\d+)(?: to (\d+))? ([a-z][a-z ]*?)(?: \(([^()]*)\))?(?:, ([a-z ]+?))? ([a-z]+(?: or [a-z]+)?) \(([a-z ]+)(?:, (account|admission|claim))?, ([^\s(),]+#s\d+)\)/g;
// repelled (residents, <report>#s1), responsibility of jnim denied (…): what a statement says that counts nobody.
const DEED = /(^| against )([a-z][^()]*?) \(([a-z ]+), ([^\s(),]+#s\d+)\)/g;

const snake = (text: string) => text.trim().replaceAll(' ', '_');
const speaker = (name: string) => (name === 'no speaker' ? t('speaker.report') : word('speaker', snake(name)));

/** A figure that is told elsewhere, so that nothing is known of it but what the server wrote. */
function figureOf(found: string[]): string {
  const [form = '', low = '', high, whom = '', of, group, effect = '', who = '', side] = found;
  const n = Number(low);
  const ends = form === 'at least ' ? { low: n, high: null } : form === 'at most ' ? { low: null, high: n } : { low: n, high: high ? Number(high) : n };
  const plural = { person: 'people', 'member of the police': 'police' }[whom] ?? snake(whom);
  const victims = known(`victims.${plural}`) ? plural : `${plural}s`;
  const told = counted({ effect: snake(effect), victims, of: of ?? null, group: group ? snake(group) : null }, ends.high ?? n);
  return `${written({ ...ends, form: form === 'about ' ? 'about' : null })} ${told} (${[speaker(who), side && side !== 'account' ? word('side', side) : ''].filter(Boolean).join(', ')})`;
}

/** `own` is false where the text stayed as it came. */
export function explained(text: string, names: Names): { text: string; own: boolean } {
  const held: string[] = [];
  const hold = (said: string) => `\u0001${held.push(said) - 1}\u0001`;
  const back = (part: string) => part.replace(/\u0001(\d+)\u0001/g, (_, n: string) => held[Number(n)]!);
  let own = true;
  const inner = (part: string): string => {
    const said = explained(part, names);
    own &&= said.own;
    return said.text;
  };
  const bare = text
    .replace(FIGURE, (_, ...found: string[]) => hold(names.figure(found[9]!) ?? figureOf(found)))
    .replace(DEED, (_, before: string, what: string, who: string) => before + hold(`${known(`outcome.${snake(what)}`) ? word('outcome', snake(what)) : inner(what)} (${speaker(who)})`))
    // Some together: a list as the language has it.
    .replace(/\u0001\d+\u0001(?: (?:and|less) \u0001\d+\u0001)+/g, (all) => {
      const [first = '', ...rest] = all.split(' less ');
      const joined = (some: string[]) => hold(list(some.map(back)));
      return rest.length > 0 ? `${first} less ${joined(rest.flatMap((one) => one.split(' and ')))}` : joined(all.split(' and '));
    });
  // What stands in a pattern's place, by the name of the place where its form does not tell.
  const SAID: Record<string, (part: string) => string> = {
    why: inner,
    doubt: (part) => word('hedge', snake(part)),
    stance: (part) => word('stance', snake(part)),
    kind: (part) => word('kind', snake(part)),
    actor: (part) => party(part),
    format: (part) => word('fileFormat', snake(part)),
  };
  const said = (name: string, part: string): string => {
    if (SAID[name]) return SAID[name](part);
    if (/^(\d{4}|XXXX)(-\d{2}){0,2}$|^\[.*\]$|^[\d-]+\/[\d-]*$/.test(part) && part.includes('-')) return describe(part);
    if (/#\d+$/.test(part)) return names.incident(part) ?? part;
    return back(part);
  };
  if (/^\u0001\d+\u0001$/.test(bare)) return { text: back(bare), own };
  for (const { key, match, names: places } of compiled) {
    const found = bare.match(match);
    if (!found) continue;
    const values = Object.fromEntries(places.map((name, i) => [name, name === 'who' && key.includes('is called') ? speaker(found[i + 1]!) : said(name, found[i + 1]!)]));
    return { text: t(`because.${key}`, values), own };
  }
  return { text: back(bare), own: false };
}
