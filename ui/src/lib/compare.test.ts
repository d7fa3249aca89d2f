import { expect, test } from 'vitest';
import type { ComparisonRow } from '../api/types';
import { columnsOf, howKey, shownAs, spotOf } from './compare';

test('columns of a file are found by whatever stands between them', () => {
  expect(columnsOf('id,date,"place, as told"\n1,2,3')).toEqual(['id', 'date', 'place, as told']);
  expect(columnsOf('\uFEFFRef;Jour; Morts \r\n1;2;3')).toEqual(['Ref', 'Jour', 'Morts']);
  expect(columnsOf('a\tb')).toEqual(['a', 'b']);
  expect(columnsOf('')).toEqual([]);
});

test('rows are shown as what they are, where whoever knows it says they lie', () => {
  const row = (found: string, more: object = {}) => ({ found, ours: null, theirs: null, differences: [], ...more }) as unknown as ComparisonRow;
  expect([row('ours'), row('theirs'), row('both'), row('both', { differences: [{}] })].map(shownAs)).toEqual(['ours', 'theirs', 'agree', 'differ']);
  expect(spotOf(row('both', { ours: { id: 'a', lat: null, lon: null }, theirs: { id: 'b', lat: 1, lon: 2 } }))).toEqual({ key: 'a/b', found: 'both', lat: 1, lon: 2 });
  expect(spotOf(row('ours', { ours: { id: 'a', lat: null, lon: null } }))).toBeNull();
  expect([howKey({ about: 'actors', how: 'other' }), howKey({ about: 'date', how: 'other' })]).toEqual(['compare.howActors.different', 'compare.how.different']);
});
