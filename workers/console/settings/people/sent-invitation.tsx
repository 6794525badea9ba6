import type { SentInvitation } from './api.ts'
import { CopyButton } from './copy-button.tsx'
import { usePeopleWords } from './words/use-people-words.ts'

export interface SentInvitationViewProps {
	readonly sent: SentInvitation
	readonly onAnother?: () => void
	readonly onClose: () => void
}

/** Whether the mail went out; the link stands here this once, for where mail does not reach. */
export function SentInvitationView({ sent: { mail, email, url }, onAnother, onClose }: SentInvitationViewProps) {
	const { invite: words } = usePeopleWords()
	return (
		<div className='people-form'>
			<p role='status'>{mail === 'sent' ? words.sent(email) : words.failed(email)}</p>
			{mail === 'sent' && <p className='field-hint'>{words.link}</p>}
			<code className='secret'>{url}</code>
			<div className='people-acts'>
				<CopyButton text={url} label={words.copy} done={words.copied} />
				{onAnother && <button type='button' className='button' onClick={onAnother}>{words.another}</button>}
				<button type='button' className='button primary' onClick={onClose}>{words.close}</button>
			</div>
		</div>
	)
}
