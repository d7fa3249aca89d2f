// What the build weighs: everything that the overview loads at first, with its map, as it goes over the wire.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const MOST = 1_000_000;

function weigh(): { name: string; bytes: number }[] {
  const assets = readdirSync(join(dist, 'assets'));
  // From the page on, whatever a file names is loaded, but for pages that nobody opened.
  const later = /^(Add|Compare|Event|Export|Login|Report|Review|Search|Summary|Try)-/;
  const seen = new Set<string>();
  const queue = ['index.html'];
  while (queue.length > 0) {
    const name = queue.pop()!;
    if (seen.has(name)) continue;
    seen.add(name);
    const text = readFileSync(name === 'index.html' ? join(dist, name) : join(dist, 'assets', name), 'utf8');
    queue.push(...assets.filter((asset) => !later.test(asset) && text.includes(asset)));
  }
  return [...seen].map((name) => ({ name, bytes: gzipSync(readFileSync(name === 'index.html' ? join(dist, name) : join(dist, 'assets', name)), { level: 9 }).length }));
}

test('the first load with the map is under 1 MB compressed', () => {
  const parts = weigh();
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  console.info(`first load: ${Math.round(total / 1000)} kB compressed\n${parts.map(({ name, bytes }) => `  ${Math.round(bytes / 1000)} kB  ${name}`).join('\n')}`);
  expect(parts.some(({ name }) => /worker/.test(name))).toBe(true);
  expect(parts.some(({ name }) => /^Map-/.test(name))).toBe(true);
  expect(total).toBeLessThan(MOST);
});

test('the page has no inline script or style', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
});
