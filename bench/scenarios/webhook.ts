import { PEOPLE } from '../load/hooks.ts'
import type { Options } from '../options.ts'
import type { Outcome } from '../report.ts'
import type { Side } from '../side.ts'
import type { WorkerdOptions } from '../workerd.ts'
import { compare } from './compare.ts'
import { WHOLE } from './whole.ts'
import { workerdSide } from './workerd-side.ts'

const LANES = 64

/** A provider's signed webhook → verified, understood, kept by its sender's object → 200. */
export async function webhook({ rounds, seconds }: Options): Promise<Outcome> {
	const sides: [Side, Side] = [
		await workerdSide('ours', { driver: 'hook-ours', lanes: LANES, server: WHOLE }),
		await workerdSide('floor', { driver: 'hook-floor', lanes: LANES, server: floor('webhook-floor.ts') }),
	]
	const verifying = await workerdSide('the floor, verifying', {
		driver: 'hook-floor',
		lanes: LANES,
		server: floor('webhook-signed-floor.ts'),
	})
	const outcome = await compare({
		scenario: 'webhook',
		heading:
			`webhook: signed by WhatsApp → verified → its sender's object → committed → 200; ${LANES} connections, then one; ${PEOPLE} people`,
		unit: 'webhooks/s',
		lanes: LANES,
		rounds,
		seconds,
		sides,
		yardstick: verifying,
		notes: [
			'Ours goes on after the 200, beside the next: each message is told to its conversation within two seconds, and handed to the archive from there.',
		],
	})
	for (const side of [...sides, verifying]) await side.stop()
	return outcome
}

function floor(entry: string): WorkerdOptions {
	return { entry, objects: { SENDER: 'SenderFloor' } }
}
