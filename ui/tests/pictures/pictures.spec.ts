// Pictures of every page for docs/screenshots, of a register with the bundled stories: `make screenshots`.
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
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
  // The event that most reports contradict each other about.
  const { items } = await ask<{ items: ShortEvent[] }>('/events?status=contested&limit=200');
  const event = items.sort((a, b) => b.reports - a.reports || b.contradictions - a.contradictions)[0]!;
  const { reports } = await ask<EventAnswer>(`/events/${event.id}`);
  const first = (page: Page) => page.locator('.reading .line').first();
  return [
    { name: 'overview', path: '/', dark: true, prepare: async (page) => void (await page.waitForSelector('.labels span')) },
    { name: 'event', path: `/events/${event.id}`, dark: true },
    { name: 'report', path: `/reports/${encodeURIComponent(reports[0]!.report.id)}`, dark: true },
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
