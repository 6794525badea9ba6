import { useWords } from '../i18n/preferences.tsx'

export function TypingDots({ name }: { name: string | null }) {
	const { conversation, rail } = useWords()
	return (
		<li className='typing'>
			<span className='typing-dots' aria-hidden='true'>
				<i />
				<i />
				<i />
			</span>
			<span className='visually-hidden'>{conversation.typing(name ?? rail.visitor)}</span>
		</li>
	)
}
