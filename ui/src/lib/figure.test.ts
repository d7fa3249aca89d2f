import { beforeEach, expect, test } from 'vitest';
import { i18n } from '../i18n.svelte';
import { bar, spoken, written } from './figure';

beforeEach(() => {
  i18n.lang = 'en';
});

test.each([
  [{ low: 13, high: 13 }, '13', '13'],
  [{ low: 0, high: 0 }, '0', '0'],
  [{ low: 11, high: 13 }, '11–13', 'between 11 and 13'],
  [{ low: 11 }, '≥ 11', 'at least 11'],
  [{ high: 20 }, '≤ 20', 'at most 20'],
  [{ low: 4, best: 12, high: 30 }, '12 (4–30)', '12 taken, between 4 and 30'],
  [{ low: 4, best: 4, high: 30 }, '4 (4–30)', 'between 4 and 30'],
  [{ low: 20, high: 20, form: 'about' }, '~ 20', 'about 20'],
  [{}, '?', 'figure unknown'],
])('%j', (figure, signs, words) => {
  expect(written(figure)).toBe(signs);
  expect(spoken(figure)).toBe(words);
});

test('an open end is drawn open, an unknown figure not at all', () => {
  expect(bar({}, 50)).toBeNull();
  expect(bar({ low: 10 }, 40)).toEqual({ sure: 25, from: 25, to: 55, best: null, open: 'up' });
  expect(bar({ high: 20 }, 40)).toEqual({ sure: 0, from: 0, to: 50, best: null, open: 'down' });
  expect(bar({ low: 10, high: 20 }, 40)).toEqual({ sure: 25, from: 25, to: 50, best: null, open: null });
});

test('a bar never leaves its frame', () => {
  const drawn = bar({ low: 90, best: 95, high: 400 }, 100)!;
  expect(drawn.to).toBe(100);
  expect(drawn.best).toBe(95);
});
