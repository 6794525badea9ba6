import { usePreferences } from '../../../i18n/preferences.tsx'
import { Card } from '../../parts/card.tsx'
import { CopyLine } from '../../../ui/copy-line.tsx'
import { useSettingsWords } from '../../words/use-settings-words.ts'
import { checkProblem, useSetupWords } from '../words/setup-words.ts'
import { type CheckUp, type LiveInbox, useAskProvider } from '../api.ts'
import { isSdkPart, sdkLines } from '../state/sdk-lines.ts'
import { toldOf } from '../state/told-once.ts'
import type { ChannelGuide, TellStep } from '../words/guide.ts'
import { Marked, OutLink } from './marked.tsx'

export interface TellCardProps {
	readonly inbox: LiveInbox
	readonly guide: ChannelGuide
	/** Whether the provider may be told from here. */
	readonly mayManage: boolean
}

/** What is to be done at the provider, step by step, with everything that is to be pasted there. */
export function TellCard({ inbox, guide, mayManage }: TellCardProps) {
	const words = useSetupWords()
	const site = guide.site
	return (
		<Card title={site ? words.tell(site.name) : words.tellPlain} hint={site ? words.tellHint : undefined}>
			{site && (
				<p className='card-note'>
					<OutLink name={words.site(site.name)} url={site.url} />
				</p>
			)}
			{guide.canConnect && mayManage && inbox.credentials.every((it) => it.set) && <ConnectRow id={inbox.id} />}
			<ol className='tell-steps'>
				{guide.tell.map((step) => (
					<li key={step.text.en}>
						<TellRow step={step} inbox={inbox} />
					</li>
				))}
				{inbox.webhookUrl === null && (
					<li>
						<TellRow step={{ text: guide.tryIt }} inbox={inbox} />
					</li>
				)}
			</ol>
		</Card>
	)
}

function TellRow({ step: { text, copy, choose }, inbox }: { step: TellStep; inbox: LiveInbox }) {
	const { locale } = usePreferences()
	return (
		<>
			<p>
				<Marked text={text[locale]} />
			</p>
			{copy && <ToPaste what={copy} inbox={inbox} />}
			{choose && (
				<ul className='tell-choose'>
					{choose.map((it) => (
						<li key={it}>
							<code>{it}</code>
						</li>
					))}
				</ul>
			)}
		</>
	)
}

/** A line to copy; or why it is not shown. */
function ToPaste({ what, inbox }: { what: string; inbox: LiveInbox }) {
	const words = useSetupWords()
	const { credential } = useSettingsWords()
	if (what === 'webhook') return inbox.webhookUrl && <CopyLine label={words.webhook} text={inbox.webhookUrl} />
	if (what === 'origin') return <CopyLine label={words.origin} text={location.origin} />
	if (isSdkPart(what)) return <CopyLine isBlock label={words.sdk[what]} text={sdkLines(what, { origin: location.origin, id: inbox.id })} />
	if (what === 'id') return <CopyLine label={words.id} text={inbox.id} />
	if (what === 'address') {
		return inbox.address === null
			? <p className='setting-hint'>{words.noMail(inbox.id)}</p>
			: <CopyLine label={words.mailAddress} text={inbox.address} />
	}
	const names: Readonly<Record<string, string>> = credential
	const [name, value] = [names[what] ?? what, toldOf(inbox.id)[what]]
	return value ? <CopyLine label={name} text={value} /> : <p className='setting-hint'>{words.onceOnly(name)}</p>
}

/** Does by the provider's own API what else is to be pasted by hand. */
function ConnectRow({ id }: { id: string }) {
	const words = useSetupWords()
	const connect = useAskProvider(id, 'connect')
	return (
		<div className='connect-row'>
			<p className='setting-hint'>{words.connectHint}</p>
			<button type='button' className='button primary' disabled={connect.isPending} onClick={() => connect.mutate()}>
				{connect.isPending ? words.connecting : words.connect}
			</button>
			<div className='connect-said' role='status'>
				{connect.isError && <p className='field-error'>{words.checkFailed}</p>}
				{connect.data && (connect.data.ok ? <p className='good-line'>{words.connected}</p> : <ProviderTrouble checkUp={connect.data} />)}
			</div>
		</div>
	)
}

/** Why the provider says no: in our words, and in its own for whoever wants them. */
export function ProviderTrouble({ checkUp: { problem } }: { checkUp: CheckUp }) {
	const words = useSetupWords()
	if (problem === null) return null
	const { code, providerCode, detail } = problem
	return (
		<div className='provider-trouble'>
			<p className='field-error'>{checkProblem(code, words)}</p>
			{(providerCode !== null || detail !== null) && (
				<p className='setting-hint'>
					{words.providerSays}: {detail !== null && <q dir='auto'>{detail}</q>} {providerCode !== null && words.code(providerCode)}
				</p>
			)}
		</div>
	)
}
