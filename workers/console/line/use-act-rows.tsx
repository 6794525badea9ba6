import { useMemo } from 'react'
import type { LineItem } from '../api/lines.ts'
import { customerOf } from '../i18n/customer.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import type { LineSection } from '../state/line-sections.ts'
import { ACT_KEYS, type ActTarget, useActs } from './act-context.ts'
import { ActMenu } from './act-menu.tsx'
import type { RowActs } from './line-list.tsx'

/** What a supervisor can do with who waits. */
export function useActRows(): RowActs {
	const acts = useActs()
	const preferences = usePreferences()
	return useMemo(() => {
		const targetOf = ({ conversation, subject }: LineItem, { id: queue }: LineSection): ActTarget => ({
			conversation,
			queue,
			name: customerOf({ name: subject.contactName, contact: subject.contact }, preferences).spoken,
		})
		return {
			beside: (item, section, isStop) => acts && <ActMenu acts={acts} target={targetOf(item, section)} isStop={isStop} />,
			onKey: (key, item, section) => {
				const act = ACT_KEYS[key]
				return acts && act ? acts.ask(act, targetOf(item, section)) : false
			},
		}
	}, [acts, preferences])
}
