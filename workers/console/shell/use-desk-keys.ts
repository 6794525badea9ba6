import { focusLog } from '../conversation/use-one-stop.ts'
import { go, useRoute } from '../hooks/use-route.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { focusLine } from '../line/focus-line.ts'
import { useConsole, useSession } from '../live/session-context.ts'
import { isInHands, workAt } from '../state/agent-store.ts'
import { neighbour } from '../state/neighbour.ts'
import type { Desk } from './desk-context.ts'

/** The keys that work anywhere on the desk. */
export function useDeskKeys(desk: Desk): void {
	const session = useSession()
	const route = useRoute()
	const view = useConsole((state) => state.agent.view)
	const { held } = desk
	const current = held.find((it) => it.conversation === route.conversation)
	const [offer] = workAt(view, 'offered')

	function move(step: 1 | -1): void | false {
		const next = neighbour(held.map((it) => it.conversation), route.conversation, step)
		if (!next) return false
		go({ list: 'mine', conversation: next })
		desk.focusComposer()
	}

	function accept(): void | false {
		return offer ? session.accept(offer) : false
	}

	function toggleNote(): void {
		desk.setMode(desk.mode === 'reply' ? 'note' : 'reply')
		desk.focusComposer()
	}

	function showWaiting(): void {
		go({ list: 'waiting', conversation: route.conversation })
		focusLine()
	}

	function finish(): void | false {
		const done = current?.stage === 'wrapping' ? current : held.find((it) => it.stage === 'wrapping')
		return done ? desk.finish(done.conversation) : false
	}

	useShortcuts({
		'a': accept,
		'enter': () => document.activeElement === document.body ? accept() : false,
		'j': () => move(1),
		'k': () => move(-1),
		'alt+arrowdown': () => move(1),
		'alt+arrowup': () => move(-1),
		'/': () => desk.open('palette'),
		'mod+k': () => desk.open('palette'),
		'?': () => desk.open('shortcuts'),
		'c': () => current ? desk.focusComposer() : false,
		't': () => current && isInHands(current) ? desk.open('transfer') : false,
		'e': () => current && isInHands(current) ? desk.open('close') : false,
		'n': () => current?.callback && isInHands(current) ? desk.open('retry') : false,
		'w': showWaiting,
		'm': focusLog,
		'd': finish,
		'mod+/': toggleNote,
		// Chrome keeps this one for itself on some systems, hence the one above.
		'mod+shift+n': toggleNote,
	})
}
