/** The lines of `sdk/app/README.md` that somebody pastes into their app and their server, filled with what is theirs. */
export interface SdkPlace {
	/** Where this server is reached. */
	readonly origin: string
	/** The inbox's id. */
	readonly id: string
}

const LINES = {
	install: () => 'npm install @patchbay/app',
	client: ({ origin, id }: SdkPlace) =>
		[
			"import { createClient } from '@patchbay/app'",
			'',
			`const client = createClient({ url: '${origin}', inbox: '${id}', storage: localStorage })`,
			'const stop = client.observe(({ connection, messages, unread }) => draw(connection, messages, unread))',
			'await client.connect()',
		].join('\n'),
	sign: () =>
		[
			"import { createHmac } from 'node:crypto'",
			"const signature = createHmac('sha256', identitySecret).update(user.id).digest('hex')",
		].join('\n'),
	identify: () => 'await client.identify({ id: user.id, name: user.name, signature })',
} as const satisfies Readonly<Record<string, (place: SdkPlace) => string>>

export type SdkPart = keyof typeof LINES
export const SDK_PARTS: readonly string[] = Object.keys(LINES)

export function isSdkPart(what: string): what is SdkPart {
	return Object.hasOwn(LINES, what)
}

export function sdkLines(part: SdkPart, place: SdkPlace): string {
	return LINES[part](place)
}
