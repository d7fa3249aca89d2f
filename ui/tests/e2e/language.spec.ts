// In French nothing of the server's English shows: every reason of the events that most reports tell of, and of the whole queue.
import type { ReviewPage, ShortEvent } from '../../src/api/types';
import { expect, test } from './harness';

test('events say all their reasons in French', async ({ page, server }) => {
  test.setTimeout(300_000);
  const { items } = (await (await fetch(`${server.url}/api/v1/events?limit=200`)).json()) as { items: ShortEvent[] };
  const most = items.sort((a, b) => b.contradictions - a.contradictions || b.reports - a.reports);
  const seen = [...most.slice(0, 4), ...most.filter((event) => event.place?.precision === 'near').slice(0, 2)];
  for (const event of seen) {
    await page.goto(`/events/${event.id}`);
    await expect(page.locator('#known')).toBeVisible();
    const whys = page.locator('main button', { hasText: /^pourquoi \?$/ });
    for (let i = 0; i < (await whys.count()); i += 1) {
      await whys.nth(i).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.locator('ol li, ul li, p').first()).toBeVisible();
      expect(await dialog.locator('[lang=en]').allInnerTexts(), `${event.id}, ${i}`).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    await page.evaluate(() => document.querySelectorAll('main details').forEach((one) => one.setAttribute('open', '')));
    expect(await page.locator('main [lang=en]').allInnerTexts(), event.id).toEqual([]);
  }
});

test('the queue says all its reasons in French', async ({ page, server }) => {
  const { total } = (await (await fetch(`${server.url}/api/v1/review`)).json()) as ReviewPage;
  await page.goto('/review');
  for (let n = 0; n < total; n += 1) {
    await expect(page.locator('article[aria-label] .card').nth(1)).toBeVisible();
    await expect(page.locator('article[aria-label]')).toContainText(`${n + 1}/${total}`);
    await expect(page.locator('main [role=status]', { hasText: 'Chargement' })).toHaveCount(0);
    expect(await page.locator('main [lang=en]').allInnerTexts(), `item ${n + 1}`).toEqual([]);
    await page.keyboard.press('j');
  }
});

test('what a format cannot hold is said in French', async ({ page }) => {
  for (const format of ['acled', 'ucdp']) {
    await page.goto(`/export?format=${format}`);
    const left = page.locator('details.card > summary');
    await left.click();
    await expect(page.locator('details.card li').first()).toBeVisible();
    expect(await page.locator('main [lang=en]').allInnerTexts()).toEqual([]);
  }
});
