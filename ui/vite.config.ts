import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vitest/config';

// Observable Plot puts a <style> element into each drawing, which our content security policy forbids. What it says stands in
// app.css instead. The build fails when Plot is no longer as this expects.
function plotWithoutInlineStyle(): Plugin {
  const inline = /\.call\(\(svg\) =>\s*\/\/ Warning[^]*?svg\.append\("style"\)\.text\([^]*?`\s*\)\s*\)/;
  return {
    name: 'plot-without-inline-style',
    enforce: 'pre',
    transform(code, id) {
      if (!/@observablehq\/plot\/src\/plot\.js/.test(id)) return null;
      if (!inline.test(code)) throw new Error('Observable Plot puts its style elsewhere now: look at src/plot.js');
      return { code: code.replace(inline, ''), map: null };
    },
  };
}

// While developing, the pages come from Vite and the data from a server that runs: bilan serve --port 8080.
const server = process.env['BILAN_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [svelte(), plotWithoutInlineStyle()],
  build: {
    target: 'es2022',
    // A data: address would need a policy that allows it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1100,
    // The notices of what is bundled stand in README.md and in licences.txt.
    reportCompressedSize: false,
  },
  optimizeDeps: { exclude: ['@observablehq/plot'] },
  server: { proxy: { '/api': { target: server, changeOrigin: true } } },
  test: { include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'], environment: 'node' },
});
