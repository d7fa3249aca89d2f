// Pictures of every page for docs/screenshots, of a register with the bundled stories: `make screenshots`.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { dataset } from '../dataset';
import type { EventAnswer, ShortEvent } from '../../src/api/types';
import { expect, PHONE, test } from '../e2e/harness';

const out = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));
const DESKTOP = { width: 1280, height: 800 };
const MOST = 2_000_000;

interface Picture {
  name: string;
  path: string;
  /** In English and dark as well. */
  dark?: boolean;
  prepare?: (page: Page) => Promise<void>;
}

async function pages(url: string): Promise<Picture[]> {
  const ask = async <A>(path: string) => (await (await fetch(`${url}/api/v1${path}`)).json()) as A;
  // The toll of 53: a first figure that was revised, a party that says more, and people of the town who say less.
  const { items } = await ask<{ items: ShortEvent[] }>('/events?status=contested&place=An%C3%A9fis');
  const event = items[0]!;
  const { statements } = await ask<EventAnswer>(`/events/${event.id}`);
  const said = Object.entries(statements).find(([, { statement }]) => statement.quote.startsWith('53'))!;
  const csv = await dataset(url);
  const first = (page: Page) => page.locator('.reading .line').first();
  return [
    { name: 'overview', path: '/', dark: true, prepare: async (page) => void (await page.waitForSelector('.labels span')) },
    { name: 'event', path: `/events/${event.id}`, dark: true },
    {
      name: 'why',
      path: `/events/${event.id}?policy=latest-official`,
      prepare: async (page) => {
        await page.locator('.tolls button.why').first().click();
        await page.locator('dialog[open] q').first().waitFor();
      },
    },
    { name: 'report', path: `/reports/${encodeURIComponent(said[1].report)}?s=${encodeURIComponent(said[0])}`, dark: true },
    { name: 'review', path: '/review' },
    { name: 'search', path: '/search?q=embuscade' },
    {
      name: 'try',
      path: '/try',
      prepare: async (page) => {
        await page.locator('form button[type=button]').click();
        await first(page).click();
        await page.evaluate(() => document.querySelector('.two')?.scrollIntoView());
      },
    },
    { name: 'summary', path: '/summary?by=country' },
    {
      name: 'compare',
      path: '/compare',
      dark: true,
      prepare: async (page) => {
        await page.locator('input[type=file]').setInputFiles([{ name: 'autre-source.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) }]);
        await page.locator('form button.primary').click();
        await page.locator('tbody .name').first().click();
        await page.evaluate(() => document.querySelector('section:has(.tiles)')?.scrollIntoView());
        await page.evaluate(() => scrollBy(0, 20));
      },
    },
    { name: 'add', path: '/add' },
    { name: 'export', path: '/export' },
  ];
}

test('pictures', async ({ browser, server }) => {
  test.setTimeout(300_000);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const encoder = await browser.newPage();
  for (const one of await pages(server.url)) {
    const shots = [
      { suffix: '', viewport: DESKTOP, colorScheme: 'light' as const, locale: 'fr-FR' },
      { suffix: '-phone', viewport: PHONE, colorScheme: 'light' as const, locale: 'fr-FR' },
      ...(one.dark ? [{ suffix: '-dark', viewport: DESKTOP, colorScheme: 'dark' as const, locale: 'en-GB' }] : []),
    ];
    for (const { suffix, ...options } of shots) {
      const context = await browser.newContext({ ...options, baseURL: server.url, reducedMotion: 'reduce', timezoneId: 'UTC' });
      const page = await context.newPage();
      await page.goto(one.path);
      await page.waitForSelector('main h1', { state: 'attached' });
      await one.prepare?.(page);
      await page.waitForTimeout(1200);
      writeFileSync(`${out}${one.name}${suffix}.webp`, await webp(encoder, await page.screenshot()));
      await context.close();
    }
  }
  const bytes = readdirSync(out).reduce((sum, name) => sum + statSync(out + name).size, 0);
  console.info(`${readdirSync(out).length} pictures, ${Math.round(bytes / 1000)} kB`);
  expect(bytes).toBeLessThan(MOST);
  expect(readFileSync(`${out}overview.webp`).subarray(8, 12).toString()).toBe('WEBP');
});

/** The browser itself writes WebP, a third of the size of PNG. */
async function webp(encoder: Page, png: Buffer): Promise<Buffer> {
  const text = await encoder.evaluate(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    canvas.getContext('2d')!.drawImage(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/webp', quality: 0.85 })).arrayBuffer());
    let binary = '';
    for (const byte of bytes) binary += String.fromCharCode(byte);
    return btoa(binary);
  }, png.toString('base64'));
  return Buffer.from(text, 'base64');
}
