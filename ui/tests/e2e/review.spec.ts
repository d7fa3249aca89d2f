import type { ReviewPage } from '../../src/api/types';
import { accessible, expect, PHONE, test } from './harness';

const queue = async (url: string) => (await (await fetch(`${url}/api/v1/review`)).json()) as ReviewPage;

test('the whole review by keyboard', async ({ page, server }) => {
  const before = await queue(server.url);
  await page.goto('/review');
  const current = page.locator('.entry[aria-current]');
  const name = async () => (await current.getAttribute('data-item'))!;
  await expect(current).toBeVisible();
  await accessible(page);

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('suivant');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  const first = await name();
  await page.keyboard.press('j');
  await expect.poll(name).not.toBe(first);
  await page.keyboard.press('k');
  await expect.poll(name).toBe(first);

  // Accepted, with a reason, by keys alone; the next one is there at once.
  await page.keyboard.press('a');
  await page.getByLabel(/Motif/).waitFor();
  await expect(page.getByLabel(/Motif/)).toBeFocused();
  await page.keyboard.type('vu dans les articles');
  await page.getByLabel('Votre nom').focus();
  await page.keyboard.type('Essai');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect.poll(name).not.toBe(first);
  await expect(page.getByText(/1 décidés? dans cette séance/)).toBeVisible();
  await expect.poll(async () => (await queue(server.url)).items.some((item) => item.id === first)).toBe(false);

  // And taken back.
  await page.keyboard.press('u');
  await expect.poll(async () => (await queue(server.url)).items.some((item) => item.id === first)).toBe(true);
  await expect.poll(name).toBe(first);
  expect((await queue(server.url)).total).toBe(before.total);

  // A field corrected.
  const place = before.items.find((item) => item.what === 'contradiction')!;
  await page.locator(`[data-item="${place.id}"]`).click();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Retenu').fill('13');
  await dialog.getByLabel(/Motif/).fill('bilan consolidé');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect.poll(async () => ((await (await fetch(`${server.url}/api/v1/decisions`)).json()) as { items: { what: string; reason: string }[] }).items[0]).toMatchObject({ what: 'set', reason: 'bilan consolidé' });
});

test('two reports side by side; the points are hidden until they are asked for', async ({ page }) => {
  await page.goto('/review?what=merge');
  const sides = page.getByRole('region', { name: 'Comparés côte à côte' });
  await expect(sides.locator('thead th')).toHaveCount(2);
  await expect(sides.locator('.text mark').first()).toBeVisible();
  await expect(page.locator('.points')).toHaveCount(0);
  await page.keyboard.press('p');
  await expect(page.locator('.points').first()).toBeVisible();
  await accessible(page);
});

test('a decision that the server refuses comes back, with what was wrong', async ({ page }) => {
  await page.goto('/review');
  const current = page.locator('.entry[aria-current]');
  await expect(current).toBeVisible();
  const first = await current.getAttribute('data-item');
  await page.route('**/api/v1/decisions', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', title: 'Conflict', status: 409, code: 'conflict', detail: 'not like that' }) })
      : route.continue(),
  );
  await page.keyboard.press('a');
  await page.getByLabel(/Motif/).fill('essai');
  await page.getByLabel('Votre nom').fill('Essai');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Le serveur a refusé la décision')).toBeVisible();
  await expect(page.getByText('not like that')).toBeVisible();
  await expect(page.locator(`[data-item="${first}"]`)).toBeVisible();
});

test('in English, on a phone, dark', async ({ browser, server }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: PHONE, colorScheme: 'dark', baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/review');
  await expect(page.getByRole('article', { name: 'Item under review' })).toBeVisible();
  await accessible(page);
  await context.close();
});
