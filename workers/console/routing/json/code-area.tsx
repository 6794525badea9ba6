import { useRef } from 'react'

export interface CodeAreaProps {
	readonly label: string
	readonly value: string
	readonly onChange: (value: string) => void
	readonly isReadOnly: boolean
	/** From 1. */
	readonly markedLine: number | null
	readonly describedBy: string
}

/** Text with numbered lines, one of which may be marked. Tab moves on as anywhere else. */
export function CodeArea({ label, value, onChange, isReadOnly, markedLine, describedBy }: CodeAreaProps) {
	const numbers = useRef<HTMLDivElement>(null)
	const lines = value.split('\n').length
	return (
		<div className='code-area'>
			<div className='code-numbers' ref={numbers} aria-hidden='true'>
				{Array.from({ length: lines }, (_, i) => <span key={i} data-marked={i + 1 === markedLine || undefined}>{i + 1}</span>)}
			</div>
			<textarea
				aria-label={label}
				aria-describedby={describedBy}
				aria-invalid={markedLine !== null}
				value={value}
				readOnly={isReadOnly}
				spellCheck={false}
				autoCapitalize='off'
				autoComplete='off'
				wrap='off'
				onChange={(event) => onChange(event.target.value)}
				onScroll={(event) => {
					if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop
				}}
			/>
		</div>
	)
}
