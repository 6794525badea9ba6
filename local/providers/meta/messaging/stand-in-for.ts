import { handshake } from '../post.ts'
import type { Person, StandIn } from '../../stand-in.ts'
import { answerOf } from './api.ts'
import { hookOf } from './hook.ts'
import type { Product } from './product.ts'

export function standInFor(product: Product, { channel, credentials, person }: {
	readonly channel: StandIn['channel']
	readonly credentials: StandIn['credentials']
	readonly person: (n: number) => Person
}): StandIn {
	return {
		channel,
		credentials,
		person,
		handshake,
		hook: (delivery, setting) => Promise.resolve(hookOf({ delivery, setting, product })),
		answer: (request, setting) => Promise.resolve(answerOf(request, { setting, product })),
	}
}
