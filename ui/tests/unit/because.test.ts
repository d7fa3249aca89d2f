// Whatever the server says in English has its pattern in src/lang/because.*.json: the sentences are read from the source of what
// writes them, so that a new one without a pattern fails here and never shows as English in another language.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import patterns from '../../src/lang/because.en.json';
import words from '../../src/lang/words.fr.json';

const crates = fileURLToPath(new URL('../../../crates/', import.meta.url));

/** What writes reasons that the page shows. */
const WRITERS = [
  ...['dates', 'later', 'anchors', 'relative', 'joint', 'resolve'].map((name) => `bilan/src/gather/${name}.rs`),
  'bilan/src/resolve',
  'bilan/src/reconcile',
  'bilan/src/publish',
  'bilan-compare/src/matching.rs',
  'bilan-store/src/register/decide.rs',
  ...['acled', 'ucdp', 'when', 'toll', 'xlsx'].map((name) => `bilan-export/src/${name}.rs`),
  'bilan-serve/src/decisions.rs',
  'bilan-serve/src/why.rs',
  'bilan-serve/src/trying.rs',
  'bilan-sources/src/error.rs',
  'bilan-sources/src/plain.rs',
  'bilan-sources/src/record.rs',
  'bilan/src/pipeline.rs',
];

/** These answer requests that the page does not make; what it may meet has its pattern all the same. */
const ASKED_BY_HAND = ['exports', 'chronicles', 'comparing', 'uploads', 'app'].map((name) => `bilan-serve/src/${name}.rs`);

/** Sentences of those files that are none: each must be there, so that this list stays true. */
const NONE: Record<string, string> = {
  'reports come in the order of their ids': 'a check of the program itself',
  'a report comes before its incidents': 'a check of the program itself',
  'no speaker': 'said in because.ts',
  'member of the police': 'said in because.ts',
  'Civilian targeting': 'a column of ACLED',
  'Violence against civilians': 'a column of ACLED',
  'Government of {}': 'a name in UCDP’s form',
  'unknown number of': 'a cell of an export',
  ', together with {}': 'a cell of an export',
  'standard input': 'nobody reads it over HTTP',
  'cannot be found: {cause}; check the path': 'nobody names paths over HTTP',
  "is a link to a folder, which is not followed; give that folder's own path to read it": 'nobody names paths over HTTP',
  'is neither a file nor a folder; give a file, a folder or `-` for standard input': 'nobody names paths over HTTP',
  'this event has no field {field}': 'answers who asks by hand',
  '{}.{}: {} to {}, best {}, by the policy {}': 'the page draws the toll itself',
};

function rust(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => rust(join(path, name))) : path.endsWith('.rs') ? [path] : [];
}

/** Texts of a source that read like words of a sentence, outside tests, comments and attributes. */
function sentences(source: string): string[] {
  const code = source
    .replace(/^#\[cfg\(test\)\][^]*$/m, '')
    .split('\n')
    .filter((line) => !/^\s*(\/\/|#!?\[(?!error\())/.test(line))
    .join('\n');
  return [...code.matchAll(/"((?:[^"\\]|\\[^])*)"/g)].map((found) => found[1]!.replace(/\\\n\s*/g, '').replaceAll('\\"', '"').replace(/^\{place\}: /, '').replace(/\{\{[^]*?\}\}/g, '{}').replace('{} MB', '{n} MB')).filter((text) => /[A-Za-z]{2,} [a-z]/.test(text));
}

const written = WRITERS.flatMap((writer) => rust(join(crates, writer))).map((path) => ({ path: path.slice(crates.length), texts: sentences(readFileSync(path, 'utf8')) }));
const keys = Object.keys(patterns).map((key) => key.slice('because.'.length));

/** Whether the fixed words of a text stand in a pattern, in their order. */
function isCovered(text: string): boolean {
  const parts = text.split(/\{[^}]*\}/).map((part) => part.trim()).filter(Boolean);
  return keys.some((key) => {
    let at = 0;
    return parts.every((part) => {
      const found = key.indexOf(part, at);
      at = found + part.length;
      return found >= 0;
    });
  });
}

test('each sentence of the server has a pattern', () => {
  const missing = written.flatMap(({ path, texts }) => texts.filter((text) => !(text in NONE) && !isCovered(text)).map((text) => `${path}: ${text}`));
  expect(missing, 'add a line to src/lang/because.fr.json and because.en.json').toEqual([]);
});

test('what is listed as none is still written, and patterns are of sentences that are', () => {
  const all = written.flatMap(({ texts }) => texts);
  expect(Object.keys(NONE).filter((text) => !all.includes(text))).toEqual([]);
  // The longest fixed part of a pattern stands in some source.
  const whole = [...WRITERS, ...ASKED_BY_HAND].flatMap((writer) => rust(join(crates, writer))).map((path) => readFileSync(path, 'utf8').replace(/\\\n\s*/g, '').replaceAll('\\"', '"')).join('\n');
  const stale = keys.filter((key) => {
    const parts = key.split(/\{\w+\}/).flatMap((part) => part.split(/, which leaves|; both|\bless\b|\bat (?:least|most)\b|^a decision says | begin with /)).map((part) => part.replace(/^[,;: ]+/, '').trim());
    const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
    return longest.length > 3 && !whole.includes(longest);
  });
  expect(stale).toEqual([]);
});

test('each piece of evidence of the score has its words', () => {
  const table = readFileSync(join(crates, 'bilan/src/resolve/weights.tsv'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).slice(1);
  expect(table.length).toBeGreaterThan(10);
  expect(table.map((line) => line.split('\t')[0]!).filter((name) => !(`evidence.${name}` in words))).toEqual([]);
});

test('each thing that reading calls by a word of the project has its words', () => {
  const missing = [
    ['actor-nouns', 'actor', 'party'],
    ['communities', 'community', 'party'],
    ['hedges', 'hedge', 'hedge'],
    ['outcome-verbs', 'outcome', 'outcome'],
    ['weapons', 'weapon', 'weapon'],
    ['materiel', 'what', 'materiel'],
  ].flatMap(([file, column, list]) => {
    const [head = '', ...lines] = readFileSync(join(crates, `bilan/lang/fr/${file}.tsv`), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
    const at = head.split('\t').indexOf(column!);
    expect(at, `${file} has ${column}`).toBeGreaterThanOrEqual(0);
    return [...new Set(lines.map((line) => line.split('\t')[at]).filter(Boolean))].filter((name) => !(`${list}.${name}` in words)).map((name) => `${list}.${name}`);
  });
  expect(missing, 'add them to src/lang/words.*.json').toEqual([]);
});

test('each way in which a data set does not read has its words', () => {
  const source = readFileSync(join(crates, 'bilan-serve/src/comparing.rs'), 'utf8');
  const codes = [...source.matchAll(/Error::\w+ \{[^}]*\} => \{?\s*\(\s*"(\w+)"/g)].map((found) => found[1]!);
  expect(codes.length).toBeGreaterThan(10);
  const table = JSON.parse(readFileSync(fileURLToPath(new URL('../../src/lang/compare.fr.json', import.meta.url)), 'utf8')) as Record<string, string>;
  expect(codes.filter((code) => !(`compareError.${code}` in table))).toEqual([]);
});
