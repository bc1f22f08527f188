import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

// No inline script, no data: URLs and no polyfill, so that the page lives under a strict content security policy.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['@plenaria/source', ...defaultClientConditions] },
  server: { proxy: { '/graphql': { target: 'http://127.0.0.1:3000', ws: true } } },
  build: {
    outDir: 'dist/site',
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
