/** Bindings that remember which object was asked what. */
import type { GatewayEnv } from '../../../../../workers/gateway/env.ts'

export interface Asked {
	readonly binding: string
	/** Name of the object. */
	readonly object: string
	readonly method: string
}

type Namespace = { getByName(name: string): object }

/** The given bindings, listened to. */
export function recorded(env: GatewayEnv): { readonly bindings: object; readonly asked: Asked[] } {
	const asked: Asked[] = []
	const spaces = Object.entries(env).filter((it): it is [string, Namespace] => isNamespace(it[1]))
	const bindings = Object.fromEntries(spaces.map(([binding, space]) => {
		// Keys that are looked up by it (as a WeakMap does) stay the same.
		const getByName = (object: string) => listening(space.getByName(object), (method) => asked.push({ binding, object, method }))
		return [binding, { getByName }]
	}))
	return { bindings, asked }
}

function isNamespace(it: unknown): it is Namespace {
	return typeof it === 'object' && it !== null && 'getByName' in it
}

function listening(stub: object, hear: (method: string) => void): object {
	return new Proxy(stub, {
		get(target, name) {
			if (typeof name !== 'string') return Reflect.get(target, name)
			const method = Reflect.get(target, name) as (...args: unknown[]) => unknown
			return (...args: unknown[]) => {
				hear(name)
				// A stub's method takes every property of its own for a method of the object.
				return Reflect.apply(method, target, args)
			}
		},
	})
}
