// One server for each test file, and checks that hold on every page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Page } from '@playwright/test';
import { start, type Account, type Running } from '../start';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Worker {
  /** The register's server. A file that wants other reports or accounts says so: test.use({ reports: … }). */
  server: Running;
  reports: string | undefined;
  accounts: Account[];
}

export const test = base.extend<{ quiet: undefined }, Worker>({
  reports: [undefined, { option: true, scope: 'worker' }],
  accounts: [[], { option: true, scope: 'worker' }],
  server: [
    async ({ reports, accounts }, use) => {
      const running = await start(reports, accounts);
      await use(running);
      running.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  // Whatever a test does: no script fails, nothing breaks the content security policy, nothing is asked of another host.
  quiet: [
    async ({ page, server }, use) => {
      const wrong: string[] = [];
      page.on('pageerror', (error) => wrong.push(`script: ${error.message}`));
      page.on('console', (message) => {
        if (/content security policy|violates/i.test(message.text())) wrong.push(message.text());
      });
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(server.url) && !url.startsWith('data:')) wrong.push(`request to ${url}`);
      });
      await use(undefined);
      expect(wrong, 'page errors, policy violations, foreign requests').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** No serious or critical finding of axe on what is shown, and nothing wider than the screen. */
export async function accessible(page: Page): Promise<void> {
  // Evaluated by the test driver, which the page's policy does not concern.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    type Axe = { run: (context: Document, options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[] }> };
    const answer = await (window as unknown as { axe: Axe }).axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
    return answer.violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.slice(0, 4).map((node) => `${node.html.slice(0, 160)} — ${node.failureSummary}`) }));
  });
  expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 'width beyond the screen').toBeLessThanOrEqual(0);
}

export const PHONE = { width: 390, height: 844 };
