import { Fragment } from 'react'
import { linked } from './linked.ts'
import { OutLink } from './out-link.tsx'

/** Words, with their addresses to press. Nothing where there are none. */
export function TextContent({ text }: { text: string }) {
	if (text === '') return null
	return (
		<p className='said-text' dir='auto'>
			{linked(text).map(({ text, href }, i) =>
				href === null ? <Fragment key={i}>{text}</Fragment> : <OutLink key={i} href={href}>{text}</OutLink>
			)}
		</p>
	)
}
