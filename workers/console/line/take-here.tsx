import type { Me } from '../api/me.ts'
import type { LineItem } from '../api/lines.ts'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { useSession } from '../live/session-context.ts'
import type { LineSection } from '../state/line-sections.ts'
import { TakeButton } from './take-button.tsx'
import { useLines } from './use-lines.ts'
import { isTakeable } from './use-take-acts.tsx'

/** The same in the head of what is being read, as long as it waits where we may take it. */
export function TakeHere({ me, conversation }: { me: Me; conversation: string }) {
	const { sections, lines } = useLines(me)
	for (const section of sections) {
		const item = lines.get(section.id)?.items.find((it) => it.conversation === conversation)
		if (item && isTakeable(item, section, me.agent ?? '')) return <TakeThis item={item} section={section} />
	}
	return null
}

function TakeThis({ item, section }: { item: LineItem; section: LineSection }) {
	const preferences = usePreferences()
	const session = useSession()
	const { conversation, subject } = item
	useShortcuts({ 'p': () => session.pull(section.id, conversation) })
	const { spoken } = customerOf({ name: subject.contactName, contact: subject.contact }, preferences)
	return <TakeButton queue={section.id} conversation={conversation} name={spoken} isPrimary />
}
