import { useMemo } from 'react'
import type { LineItem } from '../api/lines.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { useSession } from '../live/session-context.ts'
import type { LineSection } from '../state/line-sections.ts'
import type { RowActs } from './line-list.tsx'
import { TakeButton } from './take-button.tsx'

/** Whether an agent may try: what rings at a colleague, or is set aside, is not to be had; what rings at themselves they accept so. */
export function isTakeable({ stage, agents }: LineItem, { pull }: LineSection, me: string): boolean {
	return stage === 'offered' ? agents.includes(me) : pull && stage === 'waiting'
}

/** What an agent can do with who waits: take them, with P or beside the row. */
export function useTakeActs(): RowActs {
	const session = useSession()
	const preferences = usePreferences()
	return useMemo(() => ({
		beside: (item, section, isStop) =>
			isTakeable(item, section, session.agent) && (
				<TakeButton
					queue={section.id}
					conversation={item.conversation}
					name={customerOf({ name: item.subject.contactName, contact: item.subject.contact }, preferences).spoken}
					tabIndex={isStop ? 0 : -1}
				/>
			),
		onKey: (key, item, section) =>
			key === 'p' && isTakeable(item, section, session.agent) ? session.pull(section.id, item.conversation) : false,
	}), [session, preferences])
}
