/** One start per data folder: the file `running` names the process that holds it. */
import { rmSync, writeFileSync } from 'node:fs'
import type { DataFolder } from './data-folder.ts'
import { Fault } from './fault.ts'
import { commandOf, pidIn } from './process.ts'

/** Takes the folder, or says who has it; gives the function that lets go. What a killed process left does not count. */
export function holdDataFolder(folder: DataFolder): () => void {
	const file = folder.file('running')
	const holder = pidIn(file)
	if (holder !== null && holder !== process.pid && commandOf(holder)?.includes('start.ts')) {
		throw new Fault(`process ${holder} already runs on the data folder ${folder.path}; stop it, or name another with PATCHBAY_DATA`)
	}
	writeFileSync(file, `${process.pid}\n`)
	return () => rmSync(file, { force: true })
}
