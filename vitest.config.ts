import { globSync, readFileSync } from 'node:fs'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const TEST_SECRET = 'a secret of this test alone, long enough to be one'

/** A busy machine is no fault: only what would never end is ended. */
const PATIENCE_MS = 120_000

/** What the gateway of a test seals, the objects must be able to open. */
function workerd() {
	return cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: { PATCHBAY_SECRET: TEST_SECRET } } })
}

/** Files that put an object to sleep: only in a runtime of their own does nothing left by others keep it awake. */
const sleepers = globSync('tests/durable-objects/**/*.test.ts').filter((it) => readFileSync(it, 'utf8').includes('evictDurableObject('))

/** Files that put something else in a global's or a module's place, which the gateway that others share would go on with. */
const loners = globSync('tests/workers/**/*.test.ts').filter((it) =>
	/\bvi\.(spyOn|stubGlobal|unstubAllGlobals|mock)\(/.test(readFileSync(it, 'utf8'))
)

/** What the gateway needs around it. */
const gatewayServices = ['archive/postgres', 'identity-provider', 'company', 'media', 'providers'].map((it) =>
	`tests/workers/${it}-setup.ts`
)

/** Larger files first, which are the longer ones as a rule; but the one that starts a server of its own takes long for its size. */
class LongFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const isLong = ({ moduleId }: TestSpecification) => Number(moduleId.endsWith('/e2e/restart.test.ts'))
		return (await super.sort(files)).toSorted((a, b) => isLong(b) - isLong(a))
	}
}

/** One project per runtime; `npm test -- --project workerd` runs one of them. */
export default defineConfig({
	test: {
		passWithNoTests: true,
		// Files wait for runtimes, databases and sockets as much as they reckon: two to a core keep the cores busy.
		maxWorkers: '200%',
		sequence: { sequencer: LongFirst },
		projects: [
			{
				test: {
					name: 'pure',
					environment: 'node',
					// They share nothing that one could leave changed behind, and most take less than a process of their own would.
					isolate: false,
					testTimeout: PATIENCE_MS,
					include: ['tests/core/**/*.test.ts', 'tests/channels/**/*.test.ts', 'tests/console/**/*.test.ts', 'tests/sdk/**/*.test.ts'],
				},
			},
			{
				test: {
					name: 'db',
					environment: 'node',
					include: ['tests/db/**/*.test.ts', 'tests/local/**/*.test.ts'],
					globalSetup: ['tests/db/postgres-setup.ts'],
					testTimeout: PATIENCE_MS,
					hookTimeout: PATIENCE_MS,
				},
			},
			{
				plugins: [workerd()],
				test: {
					name: 'objects',
					include: ['tests/durable-objects/**/*.test.ts'],
					exclude: sleepers,
					globalSetup: ['tests/workers/company-setup.ts', 'tests/workers/media-setup.ts', 'tests/workers/providers-setup.ts'],
					// Each test has a workspace of its own, so they may share a runtime: one for each file took more than the tests in it.
					isolate: false,
					testTimeout: PATIENCE_MS,
					hookTimeout: PATIENCE_MS,
				},
			},
			{
				plugins: [workerd()],
				test: {
					name: 'gateway',
					include: ['tests/workers/**/*.test.ts'],
					exclude: loners,
					setupFiles: ['tests/workers/fresh-start.ts'],
					globalSetup: gatewayServices,
					// To load the whole gateway for each file took more than most of them do; `fresh-start.ts` takes away what the one before has left.
					isolate: false,
					testTimeout: PATIENCE_MS,
					hookTimeout: PATIENCE_MS,
				},
			},
			{
				plugins: [workerd()],
				test: {
					name: 'workerd',
					include: [...loners, ...sleepers],
					globalSetup: gatewayServices,
					testTimeout: PATIENCE_MS,
					hookTimeout: PATIENCE_MS,
				},
			},
			{
				plugins: [cloudflareTest({ main: './tests/soak/entry.ts', wrangler: { configPath: './wrangler.toml' } })],
				test: {
					name: 'soak',
					include: ['tests/soak/**/*.test.ts'],
					globalSetup: ['tests/soak/setup.ts'],
					// A long soak is asked for by `PATCHBAY_SOAK_STEPS` and may take what it takes.
					testTimeout: 3_600_000,
					hookTimeout: 60_000,
				},
			},
			{
				test: {
					name: 'e2e',
					environment: 'node',
					include: ['tests/e2e/**/*.test.ts'],
					globalSetup: ['tests/e2e/support/global-setup.ts'],
					// By itself, after all others: people in front of a screen do not compete for it. They mostly wait, so four files share it, each with a server of its own.
					sequence: { groupOrder: 1 },
					maxWorkers: 4,
					testTimeout: 300_000,
					hookTimeout: 300_000,
				},
			},
		],
	},
})
