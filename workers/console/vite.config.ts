import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Every page of the console is the same document, which the Worker's assets must find under each page's address. */
function pages(): Plugin {
	return {
		name: 'pages',
		writeBundle({ dir }) {
			for (const page of dir ? ['routing', 'settings', 'account'] : []) {
				copyFileSync(join(dir ?? '', 'index.html'), join(dir ?? '', `${page}.html`))
			}
		},
	}
}

/** Builds the console into the Worker's static assets. */
export default defineConfig({
	root: fileURLToPath(new URL('.', import.meta.url)),
	base: '/console/',
	plugins: [react(), pages()],
	build: { outDir: '../../dist/site/console', emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 700 },
	server: { proxy: { '/api': 'http://localhost:8787', '/ws': { target: 'ws://localhost:8787', ws: true } } },
})
