import type { ReactNode } from 'react'
import { type PageName, PAGES, visit } from '../hooks/use-page.ts'

export interface PageLinkProps {
	readonly page: PageName
	/** Opens something on it, as in `#/teams`. */
	readonly hash?: string
	readonly className?: string
	/** For a link that shows no words. */
	readonly label?: string
	/** Where the words it shows do not say where it leads. */
	readonly title?: string
	readonly children: ReactNode
}

/** A link within the console: no page is loaded anew, so that a live session stays up. */
export function PageLink({ page, hash = '', className, label, title = label, children }: PageLinkProps) {
	return (
		<a
			className={className}
			href={PAGES[page] + hash}
			aria-label={label}
			title={title}
			onClick={(event) => {
				// With a modifier it opens in a tab of its own, like every link.
				if (event.metaKey || event.ctrlKey || event.shiftKey) return
				event.preventDefault()
				visit(page, hash)
			}}
		>
			{children}
		</a>
	)
}
