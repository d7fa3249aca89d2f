import { beforeEach, expect, test } from 'vitest';
import { i18n } from '../i18n.svelte';
import { bounds, describe } from './edtf';

beforeEach(() => {
  i18n.lang = 'fr';
});

test.each([
  ['2024-05-14', '14 mai 2024', 'May 14, 2024'],
  ['2024-05', 'mai 2024', 'May 2024'],
  ['2024', '2024', '2024'],
  ['XXXX-11-24', '24 novembre, année inconnue', 'November 24, year unknown'],
  ['XXXX-11', 'novembre, année inconnue', 'November, year unknown'],
  ['[2019-11-04,2019-11-11,2019-11-18]', '4, 11 ou 18 novembre 2019', '4, 11, or November 18, 2019'],
  ['[2016-07-27,2022-07-27]', '27 juillet 2016 ou 27 juillet 2022', 'July 27, 2016 or July 27, 2022'],
  ['2024-02-10/2024-02-11', '10 – 11 février 2024', '10 – February 11, 2024'],
  ['2024-01-31/2024-02-01', '31 janvier 2024 – 1 février 2024', 'January 31, 2024 – February 1, 2024'],
  ['2024-01/..', 'depuis janvier 2024', 'since January 2024'],
  ['../2024-01-05', 'jusqu’au 5 janvier 2024', 'until January 5, 2024'],
  ['2023-11~', 'vers novembre 2023', 'about November 2023'],
  ['no date at all', 'no date at all', 'no date at all'],
  ['2024-13-45', '2024-13-45', '2024-13-45'],
])('%s in words', (edtf, fr, en) => {
  expect(describe(edtf)).toBe(fr);
  i18n.lang = 'en';
  expect(describe(edtf)).toBe(en);
});

test('bounds of plain dates', () => {
  expect(bounds('2024-02')).toEqual({ from: '2024-02-01', until: '2024-02-29' });
  expect(bounds('2024-02-03')).toEqual({ from: '2024-02-03', until: '2024-02-03' });
  expect(bounds('XXXX-11-24')).toBeNull();
  expect(bounds(null)).toBeNull();
});
