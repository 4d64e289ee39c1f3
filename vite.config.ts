import { defineConfig } from 'vite';

/** The page: from `src/dashboard` into `dist/dashboard`, where the API serves it from. */
export default defineConfig({
  root: 'src/dashboard',
  build: {
    outDir: '../../dist/dashboard',
    emptyOutDir: true,
    // The API allows no inline styles or data URLs, and every browser that we support preloads modules by itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
});
