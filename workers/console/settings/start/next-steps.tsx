import { PAGES } from '../../hooks/use-page.ts'
import { useStartWords } from './words.ts'

const WAYS = { staff: '#/staff', hours: '#/hours', canned: '#/canned-responses', routing: PAGES.routing } as const

/** The first customer has been answered: where to go from here. */
export function NextSteps() {
	const words = useStartWords()
	return (
		<section className='start-next' aria-label={words.allDone}>
			<h2>{words.allDone}</h2>
			<p>{words.allDoneText}</p>
			<ul>
				{Object.entries(WAYS).map(([name, href]) => (
					<li key={name}>
						<a className='button' href={href}>{words.next[name as keyof typeof WAYS]}</a>
					</li>
				))}
			</ul>
		</section>
	)
}
