import { defineConfig } from 'vitest/config'

export default defineConfig({
	test: {
		include: ['tests/e2e/screenshots.ts'],
		maxWorkers: 1,
		globalSetup: ['tests/e2e/support/global-setup.ts'],
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
})
