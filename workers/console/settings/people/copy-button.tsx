import { useState } from 'react'

/** Puts a text on the clipboard, and says that it has. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
	const [isCopied, setCopied] = useState(false)
	return (
		<button
			type='button'
			className='button'
			onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => undefined)}
		>
			<span role='status'>{isCopied ? done : label}</span>
		</button>
	)
}
