// A server with accounts: nobody sees anything before they said who they are, and each sees what their role allows.
import { accessible, expect, test } from './harness';

test.use({ accounts: [{ name: 'ana', role: 'reader', password: 'a long password of hers' }] });

test('log in, see, log out', async ({ page }) => {
  await page.goto('/search?q=soldats');
  await expect(page).toHaveURL(/\/login\?to=/);
  await accessible(page);
  await page.getByLabel('Nom').fill('ana');
  await page.getByLabel('Mot de passe').fill('wrong');
  await page.getByRole('button', { name: 'Connexion' }).click();
  await expect(page.getByText('Nom ou mot de passe incorrect')).toBeVisible();
  await page.getByLabel('Mot de passe').fill('a long password of hers');
  await page.getByRole('button', { name: 'Connexion' }).click();
  await expect(page).toHaveURL(/\/search\?q=soldats/);
  await expect(page.locator('li mark').first()).toBeVisible();
  // A reader adds nothing.
  await expect(page.getByRole('link', { name: 'Ajouter' })).toBeHidden();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page).toHaveURL(/\/login/);
});
