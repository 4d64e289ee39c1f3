import { defineConfig, type Plugin } from 'vite';
import { colourProperties } from './src/report/charts/drawing/colour-tokens.ts';

/** Replaces `@colours light;` in a style sheet with the colours that charts use too. */
const colourTokens: Plugin = {
  name: 'colour-tokens',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.css') ? code.replaceAll(/@colours (\w+);/g, (_, theme: string) => colourProperties(theme)) : null,
};

/** Builds the page from `src/dashboard` into `dist/dashboard`, from where the API serves it. */
export default defineConfig({
  root: 'src/dashboard',
  plugins: [colourTokens],
  build: {
    outDir: '../../dist/dashboard',
    emptyOutDir: true,
    // The Content-Security-Policy allows no inline styles and no data URLs, and every supported browser preloads modules itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
});
