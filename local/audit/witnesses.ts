import type { Witness } from '../../core/audit/verify.ts'
import { reason } from '../fault.ts'
import { keptWitnesses } from './kept-witness.ts'
import type { Place } from './place.ts'
import { servedWitness } from './served-witness.ts'

export interface Witnesses {
	/** By workspace: the running server where a key of it is there, else what the data folder keeps. */
	readonly found: ReadonlyMap<string, Witness>
	/** Why others could not be asked, for people to read. */
	readonly notes: readonly string[]
}

export async function findWitnesses({ folder, home, keys }: Place): Promise<Witnesses> {
	const notes: string[] = []
	const found = new Map<string, Witness>()
	try {
		for (const [workspace, witness] of folder ? keptWitnesses(folder) : []) found.set(workspace, witness)
	} catch (thrown) {
		notes.push(`the records of the data folder cannot be read just now: ${reason(thrown)}`)
	}
	for (const key of home === null ? [] : keys) {
		try {
			const { workspace, witness } = await servedWitness(home ?? '', key)
			found.set(workspace, witness)
		} catch (thrown) {
			notes.push(`the server could not be asked: ${reason(thrown)}`)
		}
	}
	if (home === null) {
		notes.push('no server was asked: PATCHBAY_URL and PATCHBAY_API_KEY (several with commas between) name one and keys of workspaces')
	}
	return { found, notes }
}
