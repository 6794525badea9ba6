/** `npm run database -- url | stop | start`: the embedded database of a data folder, beside a running `npm start` or without one. */
import { openDataFolder } from './data-folder.ts'
import { startOwnPostgres } from './database.ts'
import { exitWith, Fault } from './fault.ts'
import { addressOf, runningOn, stopPostgres } from './postgres.ts'

const folder = openDataFolder(process.env['PATCHBAY_DATA'] || '.data')
const place = folder.file('postgres')

try {
	const [command] = process.argv.slice(2)
	if (command === 'url') printAddress()
	else if (command === 'stop') await stopPostgres(place)
	else if (command === 'start') await start()
	else throw new Fault('npm run database -- url | stop | start')
} catch (thrown) {
	exitWith(thrown)
}

function printAddress(): void {
	const { databasePort: port, databasePassword: password } = folder.kept
	if (port === null) throw new Fault(`the data folder ${folder.path} holds no database yet; npm start makes it`)
	console.log(addressOf({ port, password }))
}

async function start(): Promise<void> {
	if (runningOn(place) === null) await startOwnPostgres(folder)
	printAddress()
}
