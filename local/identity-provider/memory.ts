import type { Adapter } from 'oidc-provider'

type Payload = Record<string, unknown>

/** Sessions, codes and tokens, forgotten with the process. */
export function memory(): (model: string) => Adapter {
	const kept = new Map<string, { readonly payload: Payload; readonly untilMs: number }>()
	const alive = (match: (it: Payload, key: string) => boolean): Payload | undefined => {
		for (const [key, { payload, untilMs }] of kept) if (untilMs > Date.now() && match(payload, key)) return payload
		return undefined
	}
	return (model) => {
		const place = (id: string) => `${model} ${id}`
		return {
			upsert: (id, payload, expiresInS) => {
				kept.set(place(id), { payload, untilMs: expiresInS ? Date.now() + expiresInS * 1_000 : Infinity })
				return Promise.resolve()
			},
			find: (id) => Promise.resolve(alive((_, key) => key === place(id))),
			findByUid: (uid) => Promise.resolve(alive((it, key) => key.startsWith(`${model} `) && it['uid'] === uid)),
			findByUserCode: () => Promise.resolve(undefined),
			consume: (id) => {
				const payload = alive((_, key) => key === place(id))
				if (payload) payload['consumed'] = Math.floor(Date.now() / 1_000)
				return Promise.resolve()
			},
			destroy: (id) => {
				kept.delete(place(id))
				return Promise.resolve()
			},
			revokeByGrantId: (grantId) => {
				for (const [key, { payload }] of kept) if (payload['grantId'] === grantId) kept.delete(key)
				return Promise.resolve()
			},
		}
	}
}
