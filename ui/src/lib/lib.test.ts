import { beforeEach, expect, test } from 'vitest';
import type { Mark } from '../api/types';
import { streamed } from '../api/client';
import { i18n, party } from '../i18n.svelte';
import { match } from '../routes';
import { boxOf, boxText, filterOf, toggled, without } from './filter';
import { areas, extent, fitting, ring, spots } from './map';
import { codePoint, paragraphs } from './pieces';
import { drawn, endOf, startOf } from './summary';
import { at, dayNumber, isoDay, scaleOf, stretch, ticks } from './timeline';
import { counted, deaths } from './toll';
import { segments } from './visible';

beforeEach(() => {
  i18n.lang = 'fr';
});

test('what steers or hides is shown by name, and nothing is lost', () => {
  const text = 'a\u202eb\u200bc\u0000d\u{e0041}e\u200df\n';
  const parts = segments(text);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.filter((part) => part.control).map((part) => part.name)).toEqual(['RLO', 'ZWSP', 'U+0000', 'U+E0041']);
  expect(segments('')).toEqual([]);
});

const mark = (of: string, from: number, until: number): Mark => ({ of, what: 'statement', span: [from, until], utf16: [from, until] });

test('a text is cut where marks begin and end', () => {
  const cut = paragraphs('un deux\ntrois', [mark('a', 0, 7), mark('b', 3, 7), mark('c', 6, 10), mark('bad', 5, 99)]);
  const shown = cut.map(({ pieces }) => pieces.map(({ text, marks }) => [text, marks.map(({ of }) => of).join('')]));
  expect(shown).toEqual([
    [['un ', 'a'], ['deu', 'ab'], ['x', 'abc']],
    [['tr', 'c'], ['ois', '']],
  ]);
  expect(paragraphs('', [])).toEqual([]);
});

test('code points of positions after characters of two units', () => {
  // 😀a😀b: the characters of two units are code points 0 and 2.
  expect([0, 2, 3, 5, 6].map((position) => codePoint(position, [0, 2]))).toEqual([0, 1, 2, 3, 4]);
  expect(codePoint(7, [])).toBe(7);
});

test('filters come from the address, and only those that are known', () => {
  const filter = filterOf(new URLSearchParams('country=ML,BF&nothing=1&killed=5&q=%20&box=1,2,3,4'));
  expect(filter).toEqual({ country: 'ML,BF', killed: '5', box: '1,2,3,4' });
  expect(without(filter, 'box')).toEqual({ country: 'ML,BF', killed: '5' });
  expect(toggled('ML,BF', 'ML')).toBe('BF');
  expect(toggled('ML', 'ML')).toBeNull();
  expect(toggled(undefined, 'ML')).toBe('ML');
  expect(boxOf('1,2,3')).toBeNull();
  expect(boxOf('3,2,1,4')).toBeNull();
  expect(boxText({ west: -999, south: 1.234, east: 5, north: 91 })).toBe('-180.00,1.23,5.00,90.00');
});

test('only a spot is drawn as a spot', () => {
  const point = (precision: 'point' | 'near' | 'region') => ({ lat: 10, lon: 5, precision, name: 'x', events: 1, killed: null, event: null });
  const points = [point('point'), point('near'), point('region')];
  expect(spots(points).features.map((feature) => feature.properties.near)).toEqual([false, true]);
  expect(areas(points).features.map((feature) => feature.properties.index)).toEqual([2]);
  const corners = ring(0, 0, 111.32);
  expect(Math.max(...corners.map(([x]) => x))).toBeCloseTo(1);
  expect(extent([])).toBeNull();
  expect(extent([{ lat: 10, lon: 5 }])).toEqual([3.5, 8.5, 6.5, 11.5]);
});

test('labels give way to heavier ones', () => {
  const label = (text: string, x: number) => ({ text, x, y: 50, strong: true });
  expect(fitting([label('Mali', 100), label('Niger', 110), label('Tchad', 200), label('outside', 2)], 300, 100).map(({ text }) => text)).toEqual(['Mali', 'Tchad']);
});

const bars = [
  { from: '2024-01-01', until: '2024-01-31', events: 2, killed: 3 },
  { from: '2024-03-01', until: '2024-03-31', events: 1, killed: null },
];

test('a stretch of the time line takes the bars that it touches', () => {
  const scale = scaleOf(bars)!;
  expect(isoDay(dayNumber('2024-02-29'))).toBe('2024-02-29');
  expect(at(scale, scale.first)).toBe(0);
  expect(stretch(scale, bars, 0.1, 0)).toEqual({ from: '2024-01-01', until: '2024-01-31' });
  expect(stretch(scale, bars, 0, 1)).toEqual({ from: '2024-01-01', until: '2024-03-31' });
  expect(stretch(scale, bars, 0.4, 0.5)).toEqual({ from: '2024-02-06', until: '2024-02-15' });
  expect(ticks(scale, 3).map(({ iso }) => iso)).toEqual(['2024-01-01', '2024-02-01', '2024-03-01']);
  expect(scaleOf([])).toBeNull();
});

test('tolls in words agree with who they count', () => {
  expect(counted({ effect: 'killed', victims: 'people' }, 1)).toBe('personne tuée');
  expect(counted({ effect: 'wounded', victims: 'soldiers', of: 'ML' })).toBe('soldats blessés (Mali)');
  expect(counted({ effect: 'abducted', victims: 'civilians', group: 'women' })).toBe('civils enlevés (femmes)');
  i18n.lang = 'en';
  expect(counted({ effect: 'killed', victims: 'people' }, 1)).toBe('person killed');
});

test('the deaths of an event are a toll of its own, the whole where there is one', () => {
  const toll = (effect: string, victims: string, low: number) => ({ effect, victims, low, high: low });
  expect(deaths([toll('killed', 'soldiers', 9), toll('killed', 'people', 5), toll('wounded', 'people', 50)])?.victims).toBe('people');
  expect(deaths([toll('killed', 'soldiers', 9), toll('killed', 'civilians', 12)])?.victims).toBe('civilians');
  expect(deaths([toll('wounded', 'people', 50)])).toBeNull();
});

test('weeks, months and years of a summary begin and end', () => {
  const day = (date: Date | null) => date?.toISOString().slice(0, 10);
  expect(day(startOf('2024-W01'))).toBe('2024-01-01');
  expect(day(startOf('2021-W01'))).toBe('2021-01-04');
  expect(day(endOf('2024-12', startOf('2024-12')!))).toBe('2025-01-01');
  expect(startOf(null)).toBeNull();
});

test('an open sum stays open, the greatest group comes first, what is unknown has a name', () => {
  const sum = (low: number, high: number | null) => ({ low, best: null, high, events: 1, without_best: 1, joint_left_out: 0 });
  const row = (key: string | null, low: number, high: number | null) => ({ key: [key], events: 1, contested: 0, tolls: { killed: sum(low, high) } });
  const summary = { by: ['country' as const], policy: 'range', whole: { events: 3, contested: 0, tolls: {} }, rows: [row('ML', 1, 2), row('BF', 5, null), row(null, 3, 3)], names: {} };
  expect(drawn(summary, 'country', 'killed').map(({ name, high }) => [name, high])).toEqual([['Burkina Faso', null], ['inconnu', 3], ['Mali', 2]]);
});

test('pages are found by their path', () => {
  expect(match('/events/abc%231')?.parts).toEqual({ id: 'abc#1' });
  expect(match('/events/%E0%A4%A')).toBeNull();
  expect(match('/nothing')).toBeNull();
  expect(match('/')?.page.title).toBe('page.overview');
});

test('server-sent events come out of a body in any portions', async () => {
  const text = 'event: progress\r\ndata: {"read":1}\r\n\r\n: note\n\nevent: done\ndata: a\ndata: é\n\n';
  const bytes = new TextEncoder().encode(text);
  for (const portion of [1, 7, bytes.length]) {
    const body = new ReadableStream<Uint8Array>({
      start(control) {
        for (let i = 0; i < bytes.length; i += portion) control.enqueue(bytes.slice(i, i + portion));
        control.close();
      },
    });
    const found = [];
    for await (const event of streamed(body)) found.push(event);
    expect(found).toEqual([{ event: 'progress', data: '{"read":1}' }, { event: 'done', data: 'a\né' }]);
  }
});

test('a force without a name of its own has its country’s name in the reader’s language', () => {
  const said = () => [party({ name: 'police (république démocratique du congo)', actor: 'cd-police' }), party('gendarmerie (république centrafricaine)'), party('army (nowhere)'), party('Unheard-of Front (UF)')];
  expect(said()).toEqual(['police (Congo-Kinshasa)', 'gendarmerie (République centrafricaine)', 'armée (nowhere)', 'Unheard-of Front (UF)']);
  i18n.lang = 'en';
  expect(said()).toEqual(['police (Congo - Kinshasa)', 'gendarmerie (Central African Republic)', 'army (nowhere)', 'Unheard-of Front (UF)']);
});
