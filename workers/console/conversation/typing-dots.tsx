import { useWords } from '../i18n/preferences.tsx'

export function TypingDots({ name }: { name: string }) {
	const { conversation } = useWords()
	return (
		<li className='typing'>
			<span className='typing-dots' aria-hidden='true'>
				<i />
				<i />
				<i />
			</span>
			<span className='visually-hidden'>{conversation.typing(name)}</span>
		</li>
	)
}
