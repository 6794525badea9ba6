import type { Credentials } from '../channel.ts'

/** What is short is no secret worth hiding, and would be found in every word. */
const SECRET_MIN_CHARS = 6

/** A provider's words with what an inbox was given crossed out: providers quote addresses, and a key can stand in one. */
export function withoutSecrets(text: string, credentials: Credentials): string {
	const secrets = Object.values(credentials).filter((it) => it !== undefined).filter((it) => it.length >= SECRET_MIN_CHARS)
	return secrets.reduce((rest, secret) => rest.replaceAll(secret, '…').replaceAll(encodeURIComponent(secret), '…'), text)
}
