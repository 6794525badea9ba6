/** A real identity provider on this machine, for tests that run inside the Workers runtime. */
import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { startIdentityProvider } from '../../local/identity-provider/identity-provider.ts'

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const clientSecret = randomBytes(32).toString('base64url')
	const provider = await startIdentityProvider({ port: 0, clientSecret, people: [{ name: 'Ana Flores', email: 'ana@demo.test' }] })
	const { issuer, clientId } = provider
	project.provide('identityProvider', { issuer, clientId, clientSecret })
	return () => provider.close()
}
