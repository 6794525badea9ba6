/** What a running server says of a workspace's record, asked with a key of that workspace. */
import { z } from 'zod'
import type { Witness } from '../../core/audit/verify.ts'
import { Fault, reason } from '../fault.ts'

const Place = z.object({ seq: z.int(), hash: z.string() })
const Head = Place.extend({
	workspace: z.string(),
	archived: Place,
	at: z.object({ seq: z.int(), hash: z.string().nullable() }).optional(),
})

/** Which workspace the key is of, and its record as it stands now. */
export async function servedWitness(home: string, key: string): Promise<{ workspace: string; witness: Witness }> {
	const { workspace, ...head } = await ask(home, key)
	return { workspace, witness: { head, hashOf: async (seq) => (await ask(home, key, seq)).at?.hash ?? null } }
}

async function ask(home: string, key: string, seq?: number): Promise<z.infer<typeof Head>> {
	const url = `${home}/api/v1/audit/head${seq === undefined ? '' : `?seq=${seq}`}`
	const response = await fetch(url, { headers: { authorization: `Bearer ${key}` } }).catch((thrown) => {
		throw new Fault(`nothing answers at ${home} (${reason(thrown)})`)
	})
	if (!response.ok) throw new Fault(`${url} answered ${response.status}`)
	return Head.parse(await response.json())
}
