import type { ReactNode } from 'react'
import { useTalkWords } from '../words/use-talk-words.ts'

/** Leads out of the console: in a window of its own, which learns nothing of where it came from. */
export function OutLink({ href, children }: { href: string; children: ReactNode }) {
	const { said: words } = useTalkWords()
	return (
		<a className='said-link' href={href} target='_blank' rel='noopener noreferrer nofollow'>
			{children}
			<span className='visually-hidden'>{words.opensNew}</span>
		</a>
	)
}
