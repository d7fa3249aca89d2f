import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { dataset } from '../dataset';
import { accessible, expect, PHONE, test } from './harness';

const choose = (page: Page, csv: string, name = 'autrui.csv') => page.locator('input[type=file]').setInputFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(csv) }]);

test('a data set is compared; each difference leads to the words that explain it', async ({ page, server }) => {
  await page.goto('/compare');
  await accessible(page);
  await choose(page, await dataset(server.url));
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  const result = page.getByRole('region', { name: 'Résultat de la comparaison' });
  await expect(result).toBeFocused();
  await expect(result.getByRole('button', { name: /2 chez eux seulement/ })).toBeVisible();
  const first = result.locator('tbody .name').first();
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(result.getByText(/leur nombre/).first()).toBeVisible();
  await expect(result.locator('.details q').first()).toBeVisible();
  // Nothing half under the page's head.
  await page.evaluate(() => scrollTo(0, 0));
  await accessible(page);

  // By what differs, then what only they have: the pairs are no more in sight.
  await result.getByRole('button', { name: /^acteurs/ }).click();
  await expect(page).toHaveURL(/about=actors/);
  await result.getByRole('button', { name: /chez eux seulement/ }).click();
  await expect(page).toHaveURL(/show=theirs/);
  await expect(result.locator('tbody .name')).toHaveText([/Titao/, /Tessalit/]);
  await result.getByRole('button', { name: /avec écart/ }).click();

  // To a report and back: the comparison is still there.
  await result.locator('tbody .name').first().click();
  await result.locator('.details .quote').first().click();
  await expect(page).toHaveURL(/\/reports\//);
  await expect(page.locator('mark.chosen').first()).toBeVisible();
  await page.goBack();
  await expect(result.getByRole('button', { name: /2 chez eux seulement/ })).toBeVisible();

  const wait = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Tout en JSONL' }).click();
  const lines = readFileSync(await (await wait).path(), 'utf8').trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { found: string }).found).filter((found) => found === 'theirs')).toHaveLength(2);
});

test('a file with columns of its own: they are named, and the order of dates is said', async ({ page }) => {
  await page.goto('/compare');
  await choose(page, 'Ref;Jour;Lieu;Pays;Morts\nX1;04/03/2024;Hombori;Mali;9\n', 'mine.csv');
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Le fichier a : Ref, Jour, Lieu, Pays, Morts');
  await accessible(page);
  await page.getByLabel('identifiant').selectOption('Ref');
  await page.getByLabel('date', { exact: true }).selectOption('Jour');
  await page.getByLabel('lieu', { exact: true }).selectOption('Lieu');
  await page.getByLabel('pays', { exact: true }).selectOption('Pays');
  await page.getByLabel('tués', { exact: true }).selectOption('Morts');
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('4/3/2024');
  await page.getByLabel(/Dates comme/).selectOption('dmy');
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Résultat de la comparaison' }).locator('tbody .name').first()).toContainText('Hombori');
});

test('what is no table is said so, in the reader’s language', async ({ page }) => {
  await page.goto('/compare');
  await choose(page, 'PK\u0003\u0004', 'table.xlsx');
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('C’est un classeur ou une archive');
  await page.getByRole('button', { name: 'EN' }).click();
  await expect(page.getByRole('alert')).toContainText('This is a spreadsheet or an archive');
});

test('names in a data set never become markup', async ({ page }) => {
  await page.goto('/compare');
  await choose(page, 'event_id_cnty,event_date,country,location,fatalities,actor1\n<b>A</b>,2019-05-05,Mali,<img src=x onerror=alert(1)>,3,"\u202e<script>alert(2)</script>"\n', '<i>.csv');
  await page.getByRole('button', { name: 'Comparer', exact: true }).click();
  await page.getByRole('button', { name: /chez eux seulement/ }).click();
  await expect(page.locator('tbody')).toContainText('<img src=x onerror=alert');
  await expect(page.locator('main img, main script, main i, main b')).toHaveCount(0);
});

test('in English, on a phone, dark', async ({ browser, server }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: PHONE, colorScheme: 'dark', baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/compare');
  await choose(page, await dataset(server.url));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Outcome of the comparison' })).toBeVisible();
  await page.locator('tbody .name').first().click();
  await accessible(page);
  await context.close();
});
