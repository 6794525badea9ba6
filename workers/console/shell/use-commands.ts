import { useMemo } from 'react'
import { useMe } from '../api/me.ts'
import { go, useRoute } from '../hooks/use-route.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { focusLine } from '../line/focus-line.ts'
import { useConsole, useSession } from '../live/session-context.ts'
import { isInHands } from '../state/agent-store.ts'
import { unreadOf } from '../state/conversation-store.ts'
import { useDesk } from './desk-context.ts'
import { pageCommands, settingCommands } from './page-commands.ts'

export interface Command {
	readonly id: string
	readonly name: string
	readonly chord?: string
	readonly run: () => void
}

const PRESENCES = ['available', 'away', 'offline'] as const

/** What can be done here and now, for the palette. */
export function useCommands(): readonly Command[] {
	const preferences = usePreferences()
	const { words } = preferences
	const session = useSession()
	const work = useWorkCommands()
	const me = useMe().data
	const settings = useMemo((): Command[] => [
		...PRESENCES.map((it) => ({ id: it, name: words.palette.presence(words.presence[it]), run: () => session.setPresence(it) })),
		...settingCommands(preferences),
		{
			id: 'sound',
			name: preferences.sound ? words.palette.soundOff : words.palette.soundOn,
			run: () => preferences.change({ sound: !preferences.sound }),
		},
	], [words, preferences, session])
	return [...work, ...pageCommands(me, 'desk', preferences), ...settings]
}

function useWorkCommands(): readonly Command[] {
	const preferences = usePreferences()
	const { words } = preferences
	const desk = useDesk()
	const route = useRoute()
	const { held } = desk
	const conversations = useConsole((state) => state.conversations)
	const current = held.find((it) => it.conversation === route.conversation && isInHands(it))
	const unread = held.find(({ conversation: id }) => {
		const open = conversations.get(id)
		return id !== route.conversation && open && unreadOf(open.state) > 0
	})
	const toggle = () => {
		desk.setMode(desk.mode === 'reply' ? 'note' : 'reply')
		desk.focusComposer()
	}
	const here: Command[] = [
		{ id: 'transfer', name: words.palette.transfer, chord: 't', run: () => desk.open('transfer') },
		{ id: 'close', name: words.palette.close, chord: 'e', run: () => desk.open('close') },
		{ id: 'note', name: words.palette.toggleNote, chord: 'mod+/', run: toggle },
	]
	const retry: Command = { id: 'retry', name: words.palette.retry, chord: 'n', run: () => desk.open('retry') }
	const next = unread?.conversation
	return [
		...(current ? here : []),
		...(current?.callback ? [retry] : []),
		...(next ? [{ id: 'unread', name: words.palette.nextUnread, run: () => go({ list: 'mine', conversation: next }) }] : []),
		...held.map((it) => ({
			id: it.conversation,
			name: words.palette.go(customerOf({ name: it.subject.contactName, contact: it.subject.contact }, preferences).spoken),
			run: () => go({ list: 'mine', conversation: it.conversation }),
		})),
		{
			id: 'waiting',
			name: words.palette.go(words.line.label),
			chord: 'w',
			run: () => {
				go({ list: 'waiting', conversation: route.conversation })
				focusLine()
			},
		},
		{ id: 'recent', name: words.palette.go(words.rail.recent), run: () => go({ list: 'recent', conversation: null }) },
		{ id: 'shortcuts', name: words.palette.shortcuts, chord: '?', run: () => desk.open('shortcuts') },
	]
}
