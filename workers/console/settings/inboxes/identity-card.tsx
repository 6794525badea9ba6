import { CopyLine } from '../../ui/copy-line.tsx'
import { useSettingsWords } from '../words/use-settings-words.ts'
import type { LiveInbox } from './api.ts'
import { CredentialForm } from './credential-form.tsx'
import { sdkLines } from './state/sdk-lines.ts'
import { toldOf } from './state/told-once.ts'
import { GUIDES } from './words/guides.ts'
import { useSetupWords } from './words/setup-words.ts'

const SECRET = 'identitySecret'

/** With what the company's own server says who has signed in: made here, taken there once, and what is done with it. */
export function IdentityCard({ inbox, mayStore }: { inbox: LiveInbox; mayStore: boolean }) {
	const { inboxes: words, credential } = useSettingsWords()
	const { sdk } = useSetupWords()
	const mark = inbox.credentials.find((it) => it.field === SECRET) ?? { field: SECRET, set: false, atMs: null, by: null }
	const told = toldOf(inbox.id)[SECRET]
	const place = { origin: location.origin, id: inbox.id }
	return (
		<CredentialForm
			inbox={inbox}
			marks={[mark]}
			guides={GUIDES[inbox.channel]?.optional ?? {}}
			mayStore={mayStore}
			words={{
				title: words.identity,
				hint: inbox.channel === 'app' ? words.identityHintApp : words.identityHintWeb,
				save: words.identitySave,
				saved: words.identitySaved,
			}}
		>
			<ol className='tell-steps'>
				{mark.set && told !== undefined && (
					<li>
						<p role='status'>{words.identityOnce}</p>
						<CopyLine label={credential[SECRET]} text={told} />
					</li>
				)}
				<li>
					<p>{words.identitySign}</p>
					<CopyLine isBlock label={sdk.sign} text={sdkLines('sign', place)} />
				</li>
				<li>
					<p>{words.identifyApp}</p>
					<CopyLine isBlock label={sdk.identify} text={sdkLines('identify', place)} />
				</li>
			</ol>
		</CredentialForm>
	)
}
