import type { ReviewPage } from '../../src/api/types';
import { accessible, expect, PHONE, test } from './harness';

const queue = async (url: string) => (await (await fetch(`${url}/api/v1/review?limit=200`)).json()) as ReviewPage;

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
  await expect(page.getByText(/1 décision dans cette séance/)).toBeVisible();
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
  // What has no words of ours is there for whoever can use it.
  await page.getByText('Message technique').click();
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

const post = async <A>(url: string, path: string, body: object): Promise<A> =>
  (await (await fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json()) as A;

const WORDS = {
  'fr-FR': { reason: /Motif/, name: 'Votre nom', lat: 'Latitude', lon: 'Longitude', date: 'Date (EDTF)' },
  'en-GB': { reason: /Reason/, name: 'Your name', lat: 'Latitude', lon: 'Longitude', date: 'Date (EDTF)' },
} as const;

for (const locale of ['fr-FR', 'en-GB'] as const) {
  test(`a place, a date, figures that nobody vouches for and an open decision, by keyboard alone (${locale})`, async ({ browser, server }) => {
    const words = WORDS[locale];
    // What the stories do not have: figures of a source without a name, and a decision that another one overtakes.
    await post(server.url, '/reports', { id: `anonyme-${locale}`, published: '2024-05-04', text: `${locale === 'fr-FR' ? 'Sept' : 'Neuf'} soldats maliens ont été tués vendredi 3 mai 2024 dans une embuscade à ${locale === 'fr-FR' ? 'Ansongo' : 'Kidal'}, selon une source qui a requis l’anonymat.` });
    await post(server.url, '/reports', { id: `sans-lieu-${locale}`, text: `${locale === 'fr-FR' ? 'Cinq' : 'Quatre'} villageois ont été tués dans une attaque à Ouro-Zarma.` });
    const { items } = (await (await fetch(`${server.url}/api/v1/events?status=one_source&limit=6`)).json()) as { items: { id: string; status: string; incidents: string[] }[] };
    const [one, two] = locale === 'fr-FR' ? items.slice(0, 2) : items.slice(3, 5);
    const { event } = (await (await fetch(`${server.url}/api/v1/events/${one!.id}`)).json()) as { event: { incidents: string[] } };
    const merged = await post<{ id: string; now: string[] }>(server.url, '/decisions', { what: 'merge', event: one!.id, other: two!.id, reason: 'un seul', by: 'Essai' });
    await post(server.url, '/decisions', { what: 'split', event: merged.now[0], incidents: event.incidents, reason: 'deux', by: 'Essai' });

    const context = await browser.newContext({ locale, baseURL: server.url });
    const page = await context.newPage();
    const ask = async () => (await (await fetch(`${server.url}/api/v1/decisions?limit=1`)).json()) as { items: { what: string; reason: string; setting?: Record<string, unknown>; decision?: string }[] };
    const reason = async (text: string, first = false) => {
      await page.getByLabel(words.reason).focus();
      await page.keyboard.type(text);
      if (first) {
        await page.keyboard.press('Tab');
        await page.getByLabel(words.name).focus();
        await page.keyboard.type('Essai');
      }
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect.poll(async () => (await ask()).items[0]?.reason).toBe(text);
      return (await ask()).items[0]!;
    };
    const open = async (what: string) => {
      await page.goto(`/review?what=${what}`);
      await expect(page.locator('.entry[aria-current]')).toBeVisible();
      await expect(page.locator('article[aria-label] .card').nth(1)).toBeVisible();
      expect(await page.locator('main [lang=en]').count(), 'nothing in English but in English').toBe(0);
      await accessible(page);
    };

    await open('place');
    await page.keyboard.press('e');
    await page.getByLabel(words.lat).focus();
    await page.keyboard.type('-1.4');
    await page.keyboard.press('Tab');
    await page.keyboard.type('28.81');
    expect(await reason('vu sur la carte', true)).toMatchObject({ what: 'set', setting: { field: 'place', lat: -1.4, lon: 28.81 } });

    await open('date');
    await page.keyboard.press('e');
    await page.getByLabel(words.date).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('2023-11-20');
    expect(await reason('le maire donne le jour')).toMatchObject({ what: 'set', setting: { field: 'date', edtf: '2023-11-20' } });

    await open('statement');
    await page.keyboard.press('a');
    expect(await reason('entendu de trois témoins')).toMatchObject({ what: 'confirm' });

    await open('decision');
    await page.keyboard.press('r');
    expect(await reason('dépassée')).toMatchObject({ what: 'undo', decision: merged.id });
    await context.close();
  });
}

test('two events stand side by side before they are merged, with the points hidden until they are asked for', async ({ page, server }) => {
  // The stories have no two events that came near: one place, next to each other in time, and no figure of dead in common.
  const reports = [
    'date: 2024-05-15\n\nSix civils ont été tués et quatre blessés lundi 13 mai dans une attaque du GSIM à Djibo, selon le maire.\n',
    'date: 2024-05-16\n\nUne attaque du GSIM a tué neuf civils et en a blessé quatre mardi 14 mai à Djibo, selon un habitant.\n',
  ];
  for (const text of reports) await fetch(`${server.url}/api/v1/reports`, { method: 'POST', headers: { 'Content-Type': 'multipart/form-data; boundary=x' }, body: `--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${text}\r\n--x--\r\n` });
  const near = (await queue(server.url)).items.find((item) => item.what === 'merge' && item.other)!;
  await page.goto('/review?what=merge');
  await page.locator(`[data-item="${near.id}"]`).click();
  const both = page.getByRole('region', { name: 'Les deux événements côte à côte' });
  await expect(both.locator('thead a')).toHaveCount(2);
  await expect(both.locator('.differs').first()).toBeVisible();
  await expect(page.locator('.points')).toHaveCount(0);
  await page.keyboard.press('a');
  await expect(page.getByRole('dialog').locator('thead a')).toHaveCount(2);
  await accessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
