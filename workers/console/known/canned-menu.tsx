import type { CannedResponse } from './canned-response.ts'
import { useKnownWords } from './words.ts'
import './known.css'

export interface CannedMenuProps {
	readonly id: string
	readonly items: readonly CannedResponse[]
	readonly active: number
	readonly onPick: (it: CannedResponse) => void
}

/** What fits the few letters typed so far. The field keeps the focus and drives it by arrows. */
export function CannedMenu({ id, items, active, onPick }: CannedMenuProps) {
	const words = useKnownWords()
	return (
		<div className='popover canned' role='listbox' id={id} aria-label={words.canned}>
			{items.length === 0 && <p className='canned-text'>{words.cannedNone}</p>}
			{items.map((it, i) => (
				<div
					key={it.id}
					id={`${id}-${i}`}
					role='option'
					aria-selected={i === active}
					className='canned-item'
					onMouseDown={(event) => {
						event.preventDefault()
						onPick(it)
					}}
				>
					<code>/{it.id}</code>
					<span className='truncate'>
						{it.name} <span className='canned-text'>{it.text}</span>
					</span>
				</div>
			))}
		</div>
	)
}
