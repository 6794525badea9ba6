import type { Kit } from './kit.ts'

/** What an inbox was given and nobody may read; the rest is printed on every bill. */
export function secretsOf({ standIn }: Kit): string[] {
	const open = ['accountSid', 'phoneNumberId', 'pageId', 'appId', 'corpId']
	return Object.entries(standIn.credentials).filter(([name]) => !open.includes(name)).map(([, value]) => value)
}
