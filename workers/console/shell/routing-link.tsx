import type { Me } from '../api/me.ts'
import { PAGES, usePage, visit } from '../hooks/use-page.ts'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'
import { mayRoute } from './may-route.ts'

/** To the page where the distribution is looked at, tried and changed. */
export function RoutingLink({ me }: { me: Me }) {
	const { pages } = useWords()
	const page = usePage()
	if (!mayRoute(me) || page === 'routing') return null
	return (
		<a
			className='button quiet square'
			href={PAGES.routing}
			aria-label={pages.routing}
			aria-keyshortcuts='g'
			title={pages.routing}
			onClick={(event) => {
				// With a modifier it opens in a tab of its own, like every link.
				if (event.metaKey || event.ctrlKey || event.shiftKey) return
				event.preventDefault()
				visit('routing')
			}}
		>
			<Icon name='routing' />
		</a>
	)
}
