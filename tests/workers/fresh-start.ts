/** For files that share a runtime: each finds it as a new one, with nothing stored, nobody locked out, the clock right, and the demo as it ships. */
import { reset } from 'cloudflare:test'
import { beforeAll, vi } from 'vitest'
import { DEMO_WORKSPACE } from '../../core/config/demo.ts'
import type { WorkspaceId } from '../../core/ids.ts'
import { forgetConfig } from '../../workers/gateway/workspaces.ts'

beforeAll(async () => {
	vi.useRealTimers()
	await reset()
	// What else the gateway keeps for some seconds is of people, keys and inboxes that the file before has made for itself.
	forgetConfig(DEMO_WORKSPACE as WorkspaceId)
})
