import { accessible, expect, PHONE, test } from './harness';

test('map, time line and list show the same events', async ({ page }) => {
  await page.goto('/');
  const shown = page.locator('.numbers strong').first();
  await expect(shown).not.toHaveText('0');
  const total = Number(await shown.innerText());
  await expect(page.locator('.events article')).toHaveCount(Math.min(total, 50));
  await expect(page.locator('.map canvas')).toBeVisible();
  await expect(page.locator('.labels span').first()).toBeVisible();
  await expect(page.locator('.strip .bar').first()).toBeVisible();
  await accessible(page);
});

test('a stretch drawn over the time line narrows the list, and the address keeps it', async ({ page }) => {
  await page.goto('/');
  const strip = page.locator('.strip');
  await expect(strip.locator('.bar').first()).toBeVisible();
  await expect(page.locator('.events article').first()).toBeVisible();
  const before = await page.locator('.events article').count();
  const box = (await strip.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.7, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.98, box.y + 20, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}&until=/);
  await expect.poll(() => page.locator('.events article').count()).toBeLessThan(before);
  // Bars outside stay, so that the choice can be widened.
  await expect(strip.locator('.bar.out').first()).toBeVisible();
  const kept = await page.locator('.events article').count();
  await page.reload();
  await expect(page.locator('.events article')).toHaveCount(kept);
  await page.goBack();
  await expect(page.locator('.events article')).toHaveCount(before);
});

test('filters by keyboard, as chips, and away again', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.events article').first()).toBeVisible();
  const before = await page.locator('.events article').count();
  await page.getByText('Pays', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/country=[A-Z]{2}/);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('.events article').count()).toBeLessThan(before);
  // Who narrows a list stays where he is.
  await expect(page.locator('summary:focus')).toHaveText(/Pays/);
  await accessible(page);
  await page.getByRole('button', { name: /Retirer le filtre/ }).click();
  await expect(page.locator('.events article')).toHaveCount(before);
});

test('events without coordinates are counted, listed, and leave the map', async ({ page, server }) => {
  const overview = (await (await fetch(`${server.url}/api/v1/overview`)).json()) as { without_place: number };
  expect(overview.without_place).toBeGreaterThan(0);
  await page.goto('/');
  await page.getByRole('link', { name: /hors de la carte/ }).click();
  await expect(page).toHaveURL(/located=false/);
  await expect(page.locator('.events article')).toHaveCount(overview.without_place);
  await expect(page.locator('.events article').first()).toContainText(/sans coordonnées|lieu inconnu/);
});

test('a point on the map opens its events', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('.labels span').first()).toBeVisible();
  await page.waitForTimeout(500);
  const map = page.locator('.map canvas');
  const box = (await map.boundingBox())!;
  // Wherever a point lies: the pointer says so.
  let found = false;
  for (let y = 0.15; y < 0.9 && !found; y += 0.03) {
    for (let x = 0.05; x < 0.9 && !found; x += 0.02) {
      await page.mouse.move(box.x + box.width * x, box.y + box.height * y);
      found = await map.evaluate((canvas) => (canvas as HTMLElement).style.cursor === 'pointer');
    }
  }
  expect(found).toBe(true);
  await expect(page.locator('article.lit').first()).toBeAttached();
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByRole('region', { name: 'Événements à cet endroit' }).locator('article').first()).toBeVisible();
});

test('in English, on a phone, dark', async ({ browser, server }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: PHONE, colorScheme: 'dark', baseURL: server.url, hasTouch: true });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('.events article').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await accessible(page);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'French' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.getByRole('link', { name: 'Recherche' }).click();
  await expect(page.getByRole('heading', { name: 'Recherche' })).toBeVisible();
  await accessible(page);
  await context.close();
});

test('without a map the list is all there', async ({ browser, server }) => {
  const context = await browser.newContext({ locale: 'fr-FR', baseURL: server.url });
  const page = await context.newPage();
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('/');
  await expect(page.locator('.events article').first()).toBeVisible();
  await expect(page.getByText('Ce navigateur ne peut pas dessiner la carte')).toBeVisible();
  await context.close();
});
