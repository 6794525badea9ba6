import { createHmac } from 'node:crypto'
import { demoStaff } from '../../core/config/demo.ts'
import type { DataFolder } from '../data-folder.ts'
import { reason } from '../fault.ts'
import { freePort } from '../port.ts'
import type { IdentityProvider } from './identity-provider.ts'

/** Where it was before, with the secret it had before, so that what was set up with it goes on working. Null when it cannot be had: nothing else needs it. */
export async function offerIdentityProvider(folder: DataFolder, tell: (line: string) => void): Promise<IdentityProvider | null> {
	try {
		const { startIdentityProvider } = await import('./identity-provider.ts')
		const port = await freePort(folder.kept.identityPort)
		const clientSecret = createHmac('sha256', folder.kept.secret).update('local identity provider').digest('base64url')
		const provider = await startIdentityProvider({ port, clientSecret, people: demoStaff })
		if (port !== folder.kept.identityPort) folder.keep({ identityPort: port })
		return provider
	} catch (thrown) {
		tell(`no local identity provider: ${reason(thrown)}`)
		return null
	}
}
