import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds the console into the Worker's static assets. */
export default defineConfig({
	root: fileURLToPath(new URL('.', import.meta.url)),
	base: '/console/',
	plugins: [react()],
	build: { outDir: '../../dist/site/console', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
	server: { proxy: { '/api': 'http://localhost:8787', '/ws': { target: 'ws://localhost:8787', ws: true } } },
})
