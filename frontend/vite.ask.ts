import { defineConfig } from 'vite'

/** ask.js, a classic script of its own: other systems' pages name it, so its name never changes. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2020',
    emptyOutDir: false,
    outDir: 'dist/embed',
    lib: { entry: 'src/assistant/widget.ts', name: 'hotlineAsk', formats: ['iife'], fileName: () => 'ask.js' },
  },
})
