import { accessible, expect, PHONE, test } from './harness';

const WAYS = [
  { name: 'wide, light, in French', options: { viewport: { width: 1280, height: 860 }, colorScheme: 'light', locale: 'fr-FR' } },
  { name: 'on a phone, dark, in French', options: { viewport: PHONE, colorScheme: 'dark', locale: 'fr-FR' } },
  { name: 'on a phone, light, in English', options: { viewport: PHONE, colorScheme: 'light', locale: 'en-GB' } },
  { name: 'wide, dark, in English', options: { viewport: { width: 1280, height: 860 }, colorScheme: 'dark', locale: 'en-GB' } },
] as const;
const PAGES = ['/', '/search?q=soldats', '/summary?by=country', '/summary?by=month', '/review', '/compare', '/try', '/add', '/export?format=acled', '/login', '/events/nothing', '/nowhere'];

for (const { name, options } of WAYS) {
  test(`every page ${name}`, async ({ browser, server }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext({ ...options, baseURL: server.url, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const { items } = (await (await fetch(`${server.url}/api/v1/events?status=contested&limit=1`)).json()) as { items: { id: string }[] };
    const { reports } = ((await (await fetch(`${server.url}/api/v1/events/${items[0]!.id}`)).json()) as { event: { reports: string[] } }).event;
    for (const path of [...PAGES, `/events/${items[0]!.id}`, `/reports/${encodeURIComponent(reports[0]!)}`]) {
      await page.goto(path);
      await page.waitForSelector('main h1', { state: 'attached' });
      await expect(page.locator('main [aria-busy=true]')).toHaveCount(0);
      await accessible(page);
      await expect(page.locator('html')).toHaveAttribute('lang', options.locale.slice(0, 2));
      // A word that has no translation shows its key.
      const keys = (await page.locator('main').innerText()).match(/\b[a-z]+(\.[a-z_]+[a-zA-Z]*){1,3}\b(?!\w)/g) ?? [];
      expect(keys.filter((key) => !/\.(txt|csv|jsonl|example|org)$/.test(key)), `${path}: keys without words`).toEqual([]);
    }
    await context.close();
  });
}
