import { beforeEach, expect, test } from 'vitest';
import type { ReviewItem, Toll } from '../api/types';
import type { Contradiction, Line } from '../api/wire';
import { i18n } from '../i18n.svelte';
import { explained, type Names } from './because';
import { figures, letters, marks, steps, tracked } from './ledger';
import { partAt, partsOf, spanOf, stretchOf, utf16 } from './parts';
import { codePoint } from './pieces';
import { choiceOf, draftOf, meant, moved } from './review';

beforeEach(() => {
  i18n.lang = 'fr';
});

const line = (statement: string, low: number, high: number | null, published: string | null, victims = 'soldiers'): Line =>
  ({ statement, incident: 'r#1', effect: 'killed', victims, of: null, group: null, low, high, form: 'exact', joint_with: [], part_of: null, published, quote: '', side: 'account', source_family: 'r', speaker: null, speaker_name: null, stance: 'asserted', subset: false, superseded: false, superseded_by: null }) as Line;
const toll = (victims: string, low: number | null, best: number | null, high: number | null): Toll =>
  ({ effect: 'killed', victims, of: null, group: null, low, best, high, form: 'exact', because: [], joint_with: [], policy: 'range', statements: [] }) as Toll;

test('accounts of one figure stand together, in the order of publication', () => {
  const found = figures([line('b#s1', 30, 30, '2024-05-17'), line('c#s1', 3, 3, null, 'civilians'), line('a#s1', 4, null, '2024-05-15')], [toll('civilians', 3, 3, 3), toll('soldiers', 4, null, 30)]);
  expect(found.map(({ victims, max, lines }) => [victims, max, lines.map(({ statement }) => statement)])).toEqual([
    ['civilians', 3, ['c#s1']],
    ['soldiers', 30, ['a#s1', 'b#s1']],
  ]);
});

test('contradictions have letters, and statements those of theirs', () => {
  const of = (...statements: string[]): Contradiction => ({ about: 'toll', statements, also: [], why: '' });
  const { of: names, by } = letters([of('a', 'b'), of('b', 'c'), ...Array.from({ length: 25 }, () => of('d'))]);
  expect([names[0], names[1], names[26]]).toEqual(['A', 'B', 'AA']);
  expect([by.get('b'), by.get('x')]).toEqual([['A', 'B'], undefined]);
});

test('an axis has few marks and begins with nought', () => {
  for (const max of [1, 3, 7, 30, 47, 120, 1500]) {
    const found = marks(max);
    expect(found[0]).toBe(0);
    expect(found.length).toBeLessThanOrEqual(6);
    expect(found.at(-1)).toBeLessThanOrEqual(max);
  }
});

test('the toll as it changed: days without change are left out, and a toll that went is unknown', () => {
  const history = [
    { published: null, tolls: [toll('soldiers', 1, 1, 1)] },
    { published: '2024-05-15', tolls: [toll('soldiers', 4, null, null)] },
    { published: '2024-05-16', tolls: [toll('soldiers', 4, null, null)] },
    { published: '2024-05-17', tolls: [toll('soldiers', 4, null, 30)] },
    { published: '2024-05-18', tolls: [] },
  ];
  expect(tracked([], history).map(({ victims }) => victims)).toEqual(['soldiers']);
  expect(steps(history, 'killed|soldiers||').map(({ published, high }) => [published, high])).toEqual([['2024-05-15', null], ['2024-05-17', 30], ['2024-05-18', null]]);
});

const names: Names = { figure: (id) => (id === 'r-a#s1' ? '13 soldats tués (armée)' : null), incident: (id) => (id === 'r-a#1' ? 'Radio' : null) };

test('reasons are said in the reader’s language, figures and days inside as well', () => {
  const say = (text: string) => explained(text, names);
  expect(say('13 soldiers killed (army, admission, r-a#s1)')).toEqual({ text: '13 soldats tués (armée)', own: true });
  expect(say('13 soldiers killed (army, admission, r-a#s1) against at least 30 soldiers killed (armed group, claim, r-b#s1)').text).toBe('13 soldats tués (armée) contre ≥ 30 soldats tués (groupe armé, pertes de l’adversaire)');
  expect(say('r-a#1 gives 2024-05-14').text).toMatch(/^Radio .*14 mai 2024$/);
  expect(say('the accounts agree on one number')).toEqual({ text: 'les récits s’accordent sur un nombre', own: true });
  for (const [text, said] of [
    ['at least 3 people (jnim), women killed or wounded (no speaker, x#s4)', '≥ 3 personnes'],
    ['1 soldier (ML) killed (army, x#s1) and 2 foreign soldiers wounded (army, x#s2) together are more than 2 people killed (un, x#s3)', 'soldat tué (Mali) (armée) et 2 '],
    ['54 people killed (army, x#s1) less 1 civilian killed (army, x#s2) leaves 53', 'reste 53'],
    ['54 people killed (army, x#s1) less 1 civilian killed (army, x#s2) less 2 children killed (army, x#s3) leaves at most 51', 'reste au plus 51'],
    ['repelled (army, x#s1) against position captured (armed group, x#s2)', 'contre'],
    ['responsibility of jnim denied (armed group, x#s1) against responsibility of jnim claimed (monitor, x#s2)', 'responsabilité de'],
    ['about 20 civilians killed (residents, x#s1) is called too low (official, x#s2)', 'jugé trop bas, selon'],
    ['r-a#1 and r-a#2 of abc: they have no day in common', 'aucun jour'],
    ['x recalls an event of 2024-05-01 or after, at least 20 days before, which leaves 2024-05-21/', 'au moins 20 jours'],
  ] as const) {
    const answer = say(text);
    expect(answer, text).toMatchObject({ own: true });
    expect(answer.text).toContain(said);
    expect(answer.text).not.toMatch(/\b(killed|wounded|army|against|together|leaves|children|claimed)\b/);
  }
  // What is new in the server is shown as it came, and said to be English.
  expect(say('something nobody wrote a pattern for')).toEqual({ text: 'something nobody wrote a pattern for', own: false });
});

test('a long text is cut between words, never within a character, and nothing is lost', () => {
  expect(partsOf('short')).toEqual([0, 5]);
  for (const text of ['mot '.repeat(5000), '😀'.repeat(5000), 'a'.repeat(9999)]) {
    const edges = partsOf(text, 1001);
    const parts = edges.slice(1).map((edge, i) => text.slice(edges[i]!, edge));
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => part.length > 0 && part.length <= 1300 && !/\p{Surrogate}/u.test(part))).toBe(true);
    expect(partAt(edges, 0)).toBe(0);
    expect(partAt(edges, edges[2]!)).toBe(2);
    expect(partAt(edges, text.length)).toBe(edges.length - 2);
  }
});

test('marks follow the stretch that is shown', () => {
  const mark = (from: number, until: number) => ({ of: 's', what: 'toll', span: [from, until] as [number, number], utf16: [from, until] as [number, number] });
  const cut = stretchOf({ text: '0123456789', marks: [mark(0, 2), mark(3, 6), mark(8, 10)], zones: null }, 4, 9);
  expect([cut.text, cut.marks.map(({ utf16 }) => utf16)]).toEqual(['45678', [[0, 2], [4, 5]]]);
});

test('code points and UTF-16 units lead back to each other', () => {
  const astral = [0, 2, 7];
  for (let point = 0; point < 12; point += 1) expect(codePoint(utf16(point, astral), astral)).toBe(point);
  expect([spanOf('12-40'), spanOf('40-12'), spanOf('x'), spanOf(null)]).toEqual([[12, 40], null, null, null]);
});

test('keys stand for what can be decided, and are not taken while one types', () => {
  const item = { what: 'place', choices: [{ what: 'set', event: 'e' }, { what: 'confirm', event: 'e' }, { what: 'reject', event: 'e' }] } as unknown as ReviewItem;
  expect([choiceOf(item, 'accept')?.what, choiceOf(item, 'refuse')?.what, choiceOf(item, 'note')]).toEqual(['confirm', 'reject', null]);
  expect(draftOf(item, choiceOf(item, 'edit')!)).toEqual({ what: 'set', event: 'e', field: 'place' });
  const press = { key: 'j', ctrlKey: false, metaKey: false, altKey: false };
  expect([meant(press, 'BODY', false), meant(press, 'INPUT', false), meant({ ...press, ctrlKey: true }, 'BODY', false), meant(press, 'DIV', true)]).toEqual([true, false, false, false]);
  expect([moved(3, 0, -1), moved(3, 2, 1), moved(3, 1, 1)]).toEqual([0, 2, 2]);
});
