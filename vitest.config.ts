import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

/** One project per runtime; `npm test -- --project workerd` runs one of them. */
export default defineConfig({
	test: {
		passWithNoTests: true,
		projects: [
			{ test: { name: 'pure', environment: 'node', include: ['tests/core/**/*.test.ts', 'tests/channels/**/*.test.ts'] } },
			{
				test: {
					name: 'db',
					environment: 'node',
					include: ['tests/db/**/*.test.ts', 'tests/local/**/*.test.ts'],
					globalSetup: ['tests/db/postgres-setup.ts'],
					testTimeout: 30_000,
					hookTimeout: 60_000,
				},
			},
			{
				plugins: [cloudflareTest({ wrangler: { configPath: './wrangler.toml' } })],
				test: {
					name: 'workerd',
					include: ['tests/durable-objects/**/*.test.ts', 'tests/workers/**/*.test.ts'],
				},
			},
			{
				test: {
					name: 'e2e',
					environment: 'node',
					include: ['tests/e2e/**/*.test.ts'],
					fileParallelism: false,
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
})
