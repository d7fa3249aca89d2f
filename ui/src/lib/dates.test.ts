import { beforeEach, expect, test } from 'vitest';
import { i18n } from '../i18n.svelte';
import { edge, example, pattern, typed } from './dates';

beforeEach(() => {
  i18n.lang = 'fr';
});

test.each([
  ['2024-05-14', '2024-05-14'],
  ['14/05/2024', '2024-05-14'],
  ['14.5.2024', '2024-05-14'],
  ['14 mai 2024', '2024-05-14'],
  ['1er août 2024', '2024-08-01'],
  ['1er AOUT 2024', '2024-08-01'],
  ['le 3 févr. 2024', '2024-02-03'],
  ['May 14, 2024', '2024-05-14'],
  ['05/2024', '2024-05'],
  ['2024-05', '2024-05'],
  ['décembre 2023', '2023-12'],
  ['sept 2023', '2023-09'],
  ['2024', '2024'],
  ['29/02/2024', '2024-02-29'],
])('%s is understood', (text, date) => expect(typed(text)).toBe(date));

test.each(['', 'hier', '30/02/2024', '14/13/2024', '14/05/24', 'mai', '14 mai', 'jui 2024', '14 mai juin 2024', '14 lundi mai 2024', '1 2 3 2024', '20240514'])(
  '%s is no date that could be meant',
  (text) => expect(typed(text)).toBeNull(),
);

test('the order of numbers is the language’s own', () => {
  expect([pattern(), example()]).toEqual(['jj/mm/aaaa', '14/05/2024']);
  // Without a browser English is that of the United States.
  i18n.lang = 'en';
  expect([pattern(), example()]).toEqual(['mm/dd/yyyy', '05/14/2024']);
  expect(typed('05/14/2024')).toBe('2024-05-14');
});

test('a month or a year has a first and a last day', () => {
  expect([edge('2024-02', 'first'), edge('2024-02', 'last')]).toEqual(['2024-02-01', '2024-02-29']);
  expect([edge('2023', 'first'), edge('2023', 'last')]).toEqual(['2023-01-01', '2023-12-31']);
  expect(edge('2024-02-03', 'last')).toBe('2024-02-03');
});
