import { readFileSync } from 'node:fs';
import { accessible, expect, test } from './harness';

const REPORT = 'Sept soldats ont été tués lundi dans une embuscade près de Hombori, a annoncé l’armée.';

test('search finds words, marks them, and leads to the report', async ({ page }) => {
  await page.goto('/search');
  await expect(page.getByRole('heading', { name: 'Tous les articles' })).toBeVisible();
  await page.getByRole('searchbox').fill('embuscade');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=embuscade/);
  await expect(page.locator('li mark').first()).toHaveText(/embuscade/i);
  // The events that a report tells of go by what happened, where and when.
  const event = page.locator('.events a').first();
  await expect(event).toHaveText(/→ [A-ZÉa-zé][^·]+( · [^·]+)+/);
  await expect(event).not.toHaveText(/événement \d/);
  await accessible(page);
  await page.locator('h3 a').first().click();
  await expect(page).toHaveURL(/\/reports\//);
});

test('search says when there is nothing', async ({ page }) => {
  await page.goto('/search?q=zzyzx');
  await expect(page.getByText('Aucun article ne contient ces mots')).toBeVisible();
});

test('a pasted text is read at once, and each statement shows its words', async ({ page }) => {
  await page.goto('/try');
  await page.getByLabel('Texte', { exact: true }).fill(REPORT);
  await page.keyboard.press('Control+Enter');
  const line = page.locator('.reading .line').first();
  await expect(line).toContainText('7');
  await expect(line).toContainText('soldats tués');
  await line.click();
  await expect(page.locator('mark.chosen').first()).toBeVisible();
  expect((await page.locator('mark.chosen').allInnerTexts()).join('')).toContain('Sept soldats');
  await accessible(page);
});

test('files are read, and what cannot be read is named', async ({ page }) => {
  await page.goto('/try');
  await page.locator('input[type=file]').setInputFiles([
    { name: 'un.txt', mimeType: 'text/plain', buffer: Buffer.from(REPORT) },
    { name: 'deux.txt', mimeType: 'text/plain', buffer: Buffer.from('Trois civils ont été blessés mardi dans une attaque près de Djibo, selon des habitants.') },
    { name: 'trois.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%âãÏÓ\n') },
  ]);
  await expect(page.getByText('trois.pdf', { exact: false }).first()).toBeVisible();
  await page.locator('label select').selectOption('1');
  await expect(page.locator('.reading .line').first()).toContainText('civils blessés');
});

test('reports are added with progress, twice changes nothing, and other pages hear of it', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.locator('.events article').first()).toBeVisible();

  await page.goto('/add');
  await page.locator('input[type=file]').setInputFiles([{ name: 'nouveau.txt', mimeType: 'text/plain', buffer: Buffer.from(`date: 2025-03-04\n\n${REPORT}`) }]);
  await page.getByRole('button', { name: 'Ajouter au registre' }).click();
  await expect(page.getByRole('heading', { name: '1 article ajouté' })).toBeVisible();
  await accessible(page);

  await expect(other.getByText('1 nouvel article')).toBeVisible();
  await other.getByRole('button', { name: 'Afficher', exact: true }).click();
  await expect(other.getByText('1 nouvel article')).toBeHidden();

  await page.locator('input[type=file]').setInputFiles([{ name: 'nouveau.txt', mimeType: 'text/plain', buffer: Buffer.from(`date: 2025-03-04\n\n${REPORT}`) }]);
  await page.getByRole('button', { name: 'Ajouter au registre' }).click();
  await expect(page.getByText('1 article était déjà connu')).toBeVisible();
});

test('one text is added with its outlet', async ({ page, server }) => {
  await page.goto('/add');
  await page.getByRole('button', { name: 'Un texte' }).click();
  await page.getByLabel('Texte', { exact: true }).fill('Deux gendarmes ont été tués mercredi à Djibo par une mine, selon le gouverneur.');
  await page.getByLabel('Média').fill('Radio d’essai');
  await page.getByLabel('Date de publication').fill('2025-04-10');
  await page.getByRole('button', { name: 'Ajouter au registre' }).click();
  await expect(page.getByRole('heading', { name: '1 article ajouté' })).toBeVisible();
  const found = (await (await fetch(`${server.url}/api/v1/search?q=gouverneur%20mine%20Djibo`)).json()) as { items: { outlet: string }[] };
  expect(found.items.map(({ outlet }) => outlet)).toContain('Radio d’essai');
});

test('dates are typed and shown in the reader’s language', async ({ page }) => {
  await page.goto('/');
  const from = page.getByLabel('Du', { exact: true });
  const until = page.getByLabel('Au', { exact: true });
  await expect(from).toHaveAttribute('placeholder', 'jj/mm/aaaa');
  await from.fill('5/9/2022');
  await until.fill('octobre 2023');
  await until.press('Enter');
  await expect(page).toHaveURL(/from=2022-09-05&until=2023-10-31/);
  await expect(from).toHaveValue('5 sept. 2022');
  await expect(until).toHaveValue('31 oct. 2023');
  await until.fill('le 40 octobre');
  await until.blur();
  await expect(page.getByText('Date non comprise. Par exemple : 14/05/2024, mai 2024, 2024')).toBeVisible();
  await expect(until).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/until=2023-10-31/);
  await accessible(page);
  await page.getByRole('button', { name: /^EN/ }).click();
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('Sep 5, 2022');
  await page.getByLabel('From', { exact: true }).fill('');
  await page.keyboard.press('Tab');
  await expect(page).not.toHaveURL(/from=/);
});

test('an export that is refused says so', async ({ page }) => {
  await page.goto('/export');
  await page.route('**/api/v1/export/progress/*', (route) => route.fulfill({ json: { state: 'failed', done: 3, of: 35, not_written: 0 } }));
  await page.getByRole('link', { name: 'Télécharger' }).click();
  await expect(page.getByText('n’a pas été écrit jusqu’au bout')).toBeVisible();
  await accessible(page);
});

test('an export says what it holds, and downloads it', async ({ page }) => {
  await page.goto('/export?country=ML');
  await expect(page.getByText(/événements sur/)).toBeVisible();
  await page.getByRole('radio', { name: /GeoJSON/ }).check();
  await expect(page).toHaveURL(/format=geojson/);
  await accessible(page);
  const wait = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger' }).click();
  const file = await (await wait).path();
  const data = JSON.parse(readFileSync(file, 'utf8')) as { type: string; features: unknown[] };
  expect(data.type).toBe('FeatureCollection');
  expect(data.features.length).toBeGreaterThan(0);
  // The page follows the download to its end.
  await expect(page.getByText(`Fichier écrit : ${data.features.length} événements.`)).toBeVisible();
  await accessible(page);
  await page.getByRole('radio', { name: /ACLED/ }).check();
  await page.getByText(/ne tiennent pas dans ce format|ne tient pas dans ce format/).click();
  await expect(page.locator('details.card li').first()).toBeVisible();
});

test('a chronology is downloaded, and the page follows it to its end', async ({ page }) => {
  await page.goto('/export?country=ML');
  await expect(page.getByText(/événements sur/)).toBeVisible();
  const wait = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Markdown' }).click();
  const text = readFileSync(await (await wait).path(), 'utf8');
  const told = text.split('\n').filter((line) => line.startsWith('**')).length;
  expect(told).toBeGreaterThan(0);
  await expect(page.getByText(`Fichier écrit : ${told} événements.`)).toBeVisible();
  await accessible(page);
});

test('pages that do not exist, and without accounts no log in', async ({ page }) => {
  await page.goto('/nothing/here');
  await expect(page.getByText('Cette page n’existe pas')).toBeVisible();
  await accessible(page);
  await page.goto('/login');
  await expect(page.getByText('Ce serveur n’a pas de comptes')).toBeVisible();
  await accessible(page);
});
