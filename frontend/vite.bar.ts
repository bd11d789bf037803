import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vite'

/** bar.js, a classic script of its own beside the app: other systems' pages name it, so its name never changes. */
export default defineConfig({
  publicDir: false,
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2020',
    emptyOutDir: false,
    outDir: 'dist/embed',
    lib: { entry: 'src/embed/bar.ts', name: 'hotlineBar', formats: ['iife'], fileName: () => 'bar.js' },
  },
})
