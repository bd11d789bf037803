import { fileURLToPath } from 'node:url'

import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

import { mockServer } from './dev/mockServer'
import { drawnWithoutStyles } from './drawnWithoutStyles'

/** Where `npm run dev` finds the running web process; `npm run dev:mock` needs none. */
const BACKEND = process.env.HOTLINE_BACKEND ?? 'http://127.0.0.1:12333'

const toBackend = Object.fromEntries(['/api', '/static'].map((path) => [path, BACKEND]))

export default defineConfig(({ mode }) => ({
  plugins: [vue(), drawnWithoutStyles(), ...(mode === 'mock' ? [mockServer()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    proxy: mode === 'mock' ? undefined : { ...toBackend, '/sip': { target: BACKEND, ws: true } },
  },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    /** The staff's application, the citizens' page, and the one behind a survey's link. */
    rollupOptions: { input: ['index.html', 'ask.html', 'e.html'] },
  },
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/unmounted.ts'],
    /** Threads that keep what they have imported: a quarter of the processor time. What a test changes it puts back. */
    pool: 'threads',
    isolate: false,
    /** Nothing here is about speed. */
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
}))
