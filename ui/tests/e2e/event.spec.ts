import type { EventAnswer, ShortEvent } from '../../src/api/types';
import { accessible, expect, PHONE, test } from './harness';

/** The contested event that most reports tell of. */
async function contested(url: string): Promise<ShortEvent> {
  const { items } = (await (await fetch(`${url}/api/v1/events?status=contested&limit=500`)).json()) as { items: ShortEvent[] };
  return items.sort((a, b) => b.reports - a.reports)[0]!;
}

test('from the overview to who says how many and who disagrees, in under five clicks', async ({ page, server }) => {
  const event = await contested(server.url);
  const { event: whole, statements } = (await (await fetch(`${server.url}/api/v1/events/${event.id}`)).json()) as EventAnswer;
  await page.goto('/');
  // One: the event. Its accounts and contradictions are there.
  await page.locator(`a[href="/events/${event.id}"]`).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(event.place!.name);
  await expect(page.locator('.accounts li')).toHaveCount(whole.ledger.length);
  await expect(page.locator('.accounts .against').first()).toBeVisible();
  await expect(page.locator('#contradiction-A')).toBeVisible();
  await accessible(page);
  // Two: why. Down to the quoted characters.
  await page.locator('.tolls .why').first().click();
  const why = page.getByRole('dialog');
  await expect(why.locator('q').first()).toBeVisible();
  await expect(why).toContainText('caractères');
  await accessible(page);
  // Three: the very words in their report.
  const link = why.locator('a.quote').first();
  const quote = (await link.locator('bdi').first().innerText()).trim();
  await link.click();
  await expect(page).toHaveURL(/\/reports\/.*s=/);
  await expect(page.locator('mark.chosen').first()).toBeVisible();
  expect((await page.locator('mark.chosen').allInnerTexts()).join(' ')).toContain(quote);
  expect(Object.values(statements).some(({ statement }) => statement.quote === quote)).toBe(true);
});

test('another rule gives other numbers, and the address keeps it', async ({ page, server }) => {
  const event = await contested(server.url);
  await page.goto(`/events/${event.id}`);
  await page.getByLabel('Règle').selectOption('ucdp');
  await expect(page).toHaveURL(/policy=ucdp/);
  await page.reload();
  await expect(page.getByLabel('Règle')).toHaveValue('ucdp');
  await expect(page.locator('.tolls li').first()).toBeVisible();
  // The same as a table, for who cannot see the drawing.
  await page.getByText('La même chose en tableau').click();
  await expect(page.locator('details table tbody tr').first()).toBeVisible();
});

test('a decision with its reason, its history, and back', async ({ page, server }) => {
  const event = await contested(server.url);
  await page.goto(`/events/${event.id}`);
  await page.getByRole('button', { name: 'Noter' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Motif/).fill('les deux récits tiennent');
  await dialog.getByLabel('Votre nom').fill('Essai');
  await accessible(page);
  await dialog.getByRole('button', { name: 'Noter' }).click();
  const decision = page.locator('.decision', { hasText: 'les deux récits tiennent' });
  await expect(decision).toContainText('Essai');
  await decision.getByRole('button', { name: 'Annuler' }).click();
  await expect(page.locator('.decision.undone')).toContainText('les deux récits tiennent');
});

test('in English, on a phone, dark', async ({ browser, server }) => {
  const event = await contested(server.url);
  const context = await browser.newContext({ locale: 'en-GB', viewport: PHONE, colorScheme: 'dark', baseURL: server.url, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`/events/${event.id}`);
  await expect(page.getByRole('heading', { name: 'Who says how many' })).toBeVisible();
  await expect(page.locator('.accounts li').first()).toBeVisible();
  await accessible(page);
  await context.close();
});

test('an event that is not there is said not to be', async ({ page }) => {
  await page.goto('/events/0000000000000000');
  await expect(page.getByRole('alert')).toBeVisible();
  await accessible(page);
});
