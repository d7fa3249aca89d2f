// Reports that try to be more than text.
import { expect, test, accessible } from './harness';

const hostile = [
  { id: 'x-script', published: '2024-05-15', outlet: '<img src=x onerror="document.title=\'owned\'">', title: '<script>document.title="owned"</script><svg onload=alert(1)>', text: 'Sept soldats <script>document.title="owned"</script> ont été tués lundi à <svg/onload=alert(1)>Hombori, a annoncé l’armée. <a href="javascript:alert(1)">ici</a> {{7*7}} {@html "<b>x</b>"}' },
  { id: 'x-bidi', published: '2024-05-15', outlet: 'Radio \u202eoidaR', title: 'Trois \u202esért\u202c civils\u200b tués', text: 'Trois civils ont été tués \u202emardi\u2066 à Gao, \u0007selon des habitants.' },
  { id: 'x-long', published: '2024-05-15', text: `Deux gendarmes ont été tués jeudi à Djibo, selon le préfet. ${'mot '.repeat(1_300_000)}` },
];

test.use({ reports: hostile.map((one) => JSON.stringify(one)).join('\n') });

test('markup in a report stays text, everywhere', async ({ page }) => {
  for (const path of ['/', '/search', '/search?q=soldats', '/reports/x-script']) {
    await page.goto(path);
    await expect(page.locator('main h1, main h2').first()).toBeAttached();
    await page.waitForTimeout(300);
    expect(await page.title()).not.toContain('owned');
    expect(await page.locator('main script, main [onerror], main [onload], main a[href^="javascript"]').count()).toBe(0);
  }
  await page.goto('/search?q=soldats');
  await expect(page.getByText('<script>document.title="owned"</script>', { exact: false }).first()).toBeVisible();
});

test('characters that steer are shown and steer nothing', async ({ page }) => {
  await page.goto('/search');
  const link = page.locator('h3 a', { hasText: 'Trois' });
  await expect(link).toContainText('RLO');
  await expect(link).toContainText('ZWSP');
  await accessible(page);
});

test('five megabytes in one line do not hang the page', async ({ page }) => {
  await page.goto('/search?q=gendarmes');
  await expect(page.locator('li mark').first()).toBeVisible();
  await page.goto('/');
  await expect(page.locator('.events article').first()).toBeVisible();
});
