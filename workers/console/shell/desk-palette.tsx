import { CommandPalette } from './command-palette.tsx'
import { useDesk } from './desk-context.ts'
import { useCommands } from './use-commands.ts'

/** What an agent can do at their desk. */
export function DeskPalette() {
	const desk = useDesk()
	return <CommandPalette commands={useCommands()} onClose={() => desk.open(null)} />
}
