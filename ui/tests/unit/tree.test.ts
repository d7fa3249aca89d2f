// Checks of the tree itself: words in both languages, no markup from text, types as the schemas say.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
// @ts-expect-error a plain script
import { generate, target } from '../../scripts/wire.mjs';

const src = fileURLToPath(new URL('../../src/', import.meta.url));
const files = (readdirSync(src, { recursive: true }) as string[]).filter((name) => /\.(svelte|ts)$/.test(name) && !/\.test\.ts$|wire\.ts$|^generated/.test(name));
const sources = files.map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }));

const tables = Object.fromEntries(
  readdirSync(join(src, 'lang')).map((name) => [name, JSON.parse(readFileSync(join(src, 'lang', name), 'utf8')) as Record<string, string>]),
);

test('each word stands in both languages, with the same parts', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  for (const [name, table] of Object.entries(tables).filter(([name]) => name.endsWith('.fr.json'))) {
    const other = tables[name.replace('.fr.json', '.en.json')] ?? {};
    expect(Object.keys(other).sort(), name).toEqual(Object.keys(table).sort());
    for (const [key, text] of Object.entries(table)) expect(places(other[key]!), `${name} ${key}`).toEqual(places(text));
  }
  expect(Object.keys(tables).filter((name) => name.endsWith('.en.json')).length * 2).toBe(Object.keys(tables).length);
});

test('no key stands in two parts', () => {
  const all = Object.entries(tables).filter(([name]) => name.endsWith('.fr.json')).flatMap(([, table]) => Object.keys(table));
  expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
});

test('each key that code names has its words', () => {
  const keys = new Set(Object.values(tables).flatMap((table) => Object.keys(table)));
  const missing = sources.flatMap(({ name, text }) =>
    [...text.matchAll(/\bt\(\s*['"]([\w.-]+)['"]/g)].map((found) => found[1]!).filter((key) => !keys.has(key) && !keys.has(`${key}.other`)).map((key) => `${name}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('each word is used', () => {
  // Keys that are put together (`problem.${code}`) are found by their beginning. words.*.json holds the closed lists of the wire.
  const together = new Set(sources.flatMap(({ text }) => [...text.matchAll(/[`'"]([\w]+(?:\.[\w]+)*)\.\$\{/g)].map((found) => found[1]!)));
  const lists = new Set(sources.flatMap(({ text }) => [...text.matchAll(/\bword\(\s*['"](\w+)['"]/g)].map((found) => found[1]!)));
  const named = sources.map(({ text }) => text).join('\n');
  const unused = Object.entries(tables).filter(([name]) => name.endsWith('.fr.json') && !name.startsWith('words.')).flatMap(([, table]) => Object.keys(table)).filter((key) => {
    const base = key.replace(/\.(zero|one|other)$/, '');
    const begin = base.split('.')[0]!;
    return !named.includes(`'${base}'`) && !together.has(begin) && !together.has(base.split('.').slice(0, -1).join('.')) && !lists.has(begin);
  });
  expect(unused).toEqual([]);
});

test('text never becomes markup', () => {
  const forbidden = /\{@html|\.innerHTML\s*=|insertAdjacentHTML|outerHTML\s*=|document\.write|\beval\(|new Function\(/;
  expect(sources.filter(({ text }) => forbidden.test(text)).map(({ name }) => name)).toEqual([]);
});

test('no inline style that a strict policy would refuse, no other host', () => {
  const inline = sources.filter(({ text }) => /\sstyle="/.test(text)).map(({ name }) => name);
  const hosts = sources.flatMap(({ name, text }) => [...text.matchAll(/https?:\/\/(?!www\.w3\.org)[\w.-]+/g)].map(([url]) => `${name}: ${url}`));
  expect([inline, hosts]).toEqual([[], []]);
});

test('types are those of the schemas', () => {
  expect(readFileSync(target as string, 'utf8'), 'run `npm run wire`').toBe(generate());
});

test('files stay small', () => {
  const long = sources.map(({ name, text }) => [name, text.split('\n').length] as const).filter(([, lines]) => lines > 420);
  expect(long).toEqual([]);
});
