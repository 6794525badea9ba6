import { useRef } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'

/** Chooses files from the machine. */
export function AttachButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
	const { compose: words } = useTalkWords()
	const field = useRef<HTMLInputElement>(null)
	return (
		<>
			<button
				type='button'
				className='button quiet square compose-tool'
				aria-label={words.attach}
				title={words.attach}
				onClick={() => field.current?.click()}
			>
				<Icon name='clip' />
			</button>
			<input
				ref={field}
				type='file'
				multiple
				hidden
				onChange={({ target }) => {
					onFiles([...target.files ?? []])
					// The same file chosen again is chosen again.
					target.value = ''
				}}
			/>
		</>
	)
}
