import type { HookRequest } from '../../providers/stand-in.ts'

const SECRETIVE = /signature|secret|token/i

/** The same with another signature, wherever this provider has it: in a header or in the address. */
export function forge(request: HookRequest): HookRequest {
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, SECRETIVE.test(name) ? otherwise(value) : value]),
	)
	const url = new URL(request.url)
	for (const [name, value] of url.searchParams) if (SECRETIVE.test(name)) url.searchParams.set(name, otherwise(value))
	return { ...request, headers, url: url.href }
}

/** As long, and of the same letters, but for the last digit or letter. */
function otherwise(value: string): string {
	return value.replace(/[a-z0-9](?=[^a-z0-9]*$)/i, (it) => (it === '0' ? '1' : '0'))
}
