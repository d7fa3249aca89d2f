import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));

export default defineConfig({
  projects: [
    { name: 'e2e', testDir: 'tests/e2e' },
    { name: 'pictures', testDir: 'tests/pictures' },
  ],
  // Each file has its server: they do not see each other's changes.
  workers: 2,
  fullyParallel: false,
  // Build servers are slow.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // A busy machine may be late once; what fails twice is wrong.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    viewport: { width: 1280, height: 860 },
    locale: 'fr-FR',
    timezoneId: 'UTC',
    trace: 'off',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      // The map is drawn by the processor where there is no graphics card.
      args: ['--lang=fr-FR', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
});
