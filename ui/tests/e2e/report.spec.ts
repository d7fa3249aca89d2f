import type { StoredReport } from '../../src/api/types';
import { accessible, expect, PHONE, test } from './harness';

const TEXT = 'Embuscade à Hombori\n\nSept soldats ont été tués lundi dans une embuscade près de Hombori, a annoncé l’armée. 😀 Un élu parle de neuf morts et de dommages.';
const long = `Deux gendarmes ont été tués jeudi à Djibo, selon le préfet. ${'et les mots de la suite '.repeat(220_000)}`;
test.use({
  reports: [
    { id: 'r-one', published: '2024-05-15', outlet: 'Radio d’essai', text: TEXT },
    { id: 'r-long', published: '2024-05-15', outlet: 'Journal long', text: long },
    { id: 'r-script', published: '2024-05-16', outlet: 'Autre', text: 'Trois civils <script>document.title="owned"</script><svg onload=alert(1)> ont été \u202etués\u202c mardi à Gao, selon des habitants.' },
  ].map((one) => JSON.stringify(one)).join('\n'),
});

test('a statement shows its words, and words their statement', async ({ page }) => {
  await page.goto('/reports/r-one');
  const line = page.locator('.reading .line', { hasText: 'soldats tués' }).first();
  await line.click();
  await expect(line).toHaveAttribute('aria-pressed', 'true');
  expect((await page.locator('mark.chosen').allInnerTexts()).join(' ')).toContain('Sept soldats');
  await accessible(page);
  await line.click();
  await expect(page.locator('mark.chosen')).toHaveCount(0);
  await page.locator('mark', { hasText: 'Sept soldats' }).first().click();
  await expect(line).toHaveAttribute('aria-pressed', 'true');
  // A layer can be switched off.
  const places = page.getByRole('group', { name: 'Marqué dans le texte' }).getByRole('button', { name: /lieux/ });
  const before = await page.locator('mark.place').count();
  expect(before).toBeGreaterThan(0);
  await places.click();
  await expect(page.locator('mark.place')).toHaveCount(0);
});

test('chosen words carry a new figure, and the decision keeps them', async ({ page, server }) => {
  await page.goto('/reports/r-one');
  await expect(page.locator('.reading .line').first()).toBeVisible();
  // As a mouse would: from before "neuf" to after "morts".
  await page.evaluate(() => {
    const walk = document.createTreeWalker(document.querySelector('.text')!, NodeFilter.SHOW_TEXT);
    let start: [Node, number] | null = null;
    let end: [Node, number] | null = null;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.textContent ?? '';
      if (!start && text.includes('neuf')) start = [node, text.indexOf('neuf')];
      if (start && !end && text.includes('morts')) end = [node, text.indexOf('morts') + 5];
    }
    getSelection()!.setBaseAndExtent(start![0], start![1], end![0], end![1]);
  });
  await expect(page.locator('.picked q')).toHaveText(/neuf morts/);
  await page.getByRole('button', { name: 'Ajouter ou corriger un chiffre sur ces mots' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('neuf morts');
  await dialog.getByLabel('Qui', { exact: true }).selectOption('people');
  await dialog.getByLabel('Au moins').fill('9');
  await dialog.getByLabel('Retenu').fill('9');
  await dialog.getByLabel('Au plus').fill('9');
  await dialog.getByLabel(/Motif/).fill('dit par un élu');
  await dialog.getByLabel('Votre nom').fill('Essai');
  await accessible(page);
  await dialog.getByRole('button', { name: 'Corriger' }).click();
  await expect(dialog).toBeHidden();
  const { items } = (await (await fetch(`${server.url}/api/v1/decisions`)).json()) as { items: { reason: string; what: string }[] };
  const at = [...TEXT].join('').indexOf('neuf morts');
  const points = [...TEXT.slice(0, at)].length;
  expect(items[0]!.what).toBe('set');
  expect(items[0]!.reason).toContain('dit par un élu');
  expect(items[0]!.reason).toContain('neuf morts');
  // Characters of two units before them do not shift them.
  expect(items[0]!.reason).toContain(String(points));
});

test('hostile text stays text', async ({ page }) => {
  await page.goto('/reports/r-script');
  await expect(page.locator('.text')).toContainText('<script>document.title="owned"</script>');
  await expect(page.locator('.text .control').first()).toHaveText('RLO');
  expect(await page.title()).not.toContain('owned');
  expect(await page.locator('main script, main [onload]').count()).toBe(0);
  await accessible(page);
});

test('five megabytes in one line are shown in parts', async ({ page, server }) => {
  const started = Date.now();
  const { length } = (await (await fetch(`${server.url}/api/v1/reports/r-long`)).json()) as StoredReport;
  expect(length.code_points).toBeGreaterThan(5_000_000);
  await page.goto('/reports/r-long');
  await expect(page.locator('.cut')).toContainText('Ce texte est très long');
  await expect(page.locator('mark', { hasText: 'Deux gendarmes' }).first()).toBeVisible();
  expect(await page.locator('.text').evaluate((text) => text.textContent!.length)).toBeLessThan(60_000);
  await page.getByRole('button', { name: 'Afficher la suite' }).click();
  await expect(page.locator('.cut')).toContainText('Partie 2');
  await page.getByRole('button', { name: 'Au début' }).click();
  await expect(page.locator('.cut')).toContainText('Partie 1');
  expect(Date.now() - started).toBeLessThan(45_000);
});

test('on a phone, text and statements are tabs', async ({ browser, server }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: PHONE, baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/reports/r-one');
  await expect(page.locator('.text')).toBeVisible();
  await expect(page.locator('.reading')).toBeHidden();
  await accessible(page);
  await page.getByRole('button', { name: /What was read/ }).click();
  await expect(page.locator('.text')).toBeHidden();
  await page.locator('.reading .line').first().click();
  await expect(page.locator('mark.chosen').first()).toBeVisible();
  await context.close();
});
