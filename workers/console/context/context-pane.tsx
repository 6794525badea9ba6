import { useWords } from '../i18n/preferences.tsx'
import { ContextDetails } from './context-details.tsx'
import './context.css'

/** The right edge on wide screens. */
export function ContextPane({ conversation }: { conversation: string }) {
	const { context } = useWords()
	return (
		<aside className='context' aria-label={context.label}>
			<ContextDetails conversation={conversation} />
		</aside>
	)
}
