import { type ReactNode, useEffect, useRef } from 'react'
import { clockText } from '../../../i18n/format.ts'
import { usePreferences } from '../../../i18n/preferences.tsx'
import { PageLink } from '../../../shell/page-link.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Card } from '../../parts/card.tsx'
import { useSettingsWords } from '../../words/use-settings-words.ts'
import { type LiveInbox, useArrivals, useAskProvider } from '../api.ts'
import { type ArrivalPhase, arrivalPhase } from '../state/arrival-phase.ts'
import type { ChannelGuide } from '../words/guide.ts'
import { useSetupWords } from '../words/setup-words.ts'
import { Marked } from './marked.tsx'
import { ProviderTrouble } from './tell-card.tsx'

export interface HealthCardProps {
	readonly inbox: LiveInbox
	readonly guide: ChannelGuide
	readonly mayManage: boolean
	/** It has just been opened: the provider is asked by itself, and the first webhook waited for. */
	readonly isNew: boolean
	readonly arrivals: ReturnType<typeof useArrivals>
}

/** Whether the provider takes the credentials, and whether what it posts arrives. */
export function HealthCard(props: HealthCardProps) {
	const words = useSetupWords()
	return (
		<Card title={words.health}>
			<AccountRow {...props} />
			{props.inbox.webhookUrl !== null && <ArrivalRow {...props} />}
		</Card>
	)
}

type Tone = 'good' | 'bad' | 'wait' | 'off'

function HealthRow({ tone, label, children }: { tone: Tone; label: string; children: ReactNode }) {
	return (
		<div className='health-row' data-tone={tone}>
			<span className='health-sign' aria-hidden='true'>
				{tone === 'good' && <Icon name='check' size={14} />}
				{tone === 'bad' && <Icon name='warning' size={14} />}
				{tone === 'wait' && <span className='health-pulse' />}
				{tone === 'off' && <span className='health-dot' />}
			</span>
			<span className='setting-label'>{label}</span>
			<div className='health-text'>{children}</div>
		</div>
	)
}

function AccountRow({ inbox, mayManage, isNew }: HealthCardProps) {
	const words = useSetupWords()
	const check = useAskProvider(inbox.id, 'check')
	const isComplete = inbox.credentials.every((it) => it.set)
	const { mutate } = check
	// Asked by itself once it has just been opened, and whenever something has been set meanwhile.
	const setAtMs = Math.max(0, ...inbox.credentials.map((it) => it.atMs ?? 0))
	const askedOf = useRef(isNew ? 0 : setAtMs)
	useEffect(() => {
		if (!mayManage || !isComplete || askedOf.current === setAtMs) return
		askedOf.current = setAtMs
		mutate()
	}, [mayManage, isComplete, setAtMs, mutate])
	const { data } = check
	const tone = check.isPending ? 'wait' : data?.ok ? 'good' : data || check.isError || !isComplete ? 'bad' : 'off'
	return (
		<HealthRow tone={tone} label={words.accountRow}>
			<div role='status'>
				{check.isPending
					? <p>{words.checking}</p>
					: check.isError
					? <p className='field-error'>{words.checkFailed}</p>
					: data
					? (data.ok ? <p>{data.name === null ? words.checkOk : words.checkedAs(data.name)}</p> : <ProviderTrouble checkUp={data} />)
					: <p>{isComplete ? words.checkNone : words.checkMissing}</p>}
			</div>
			{mayManage && isComplete && (
				<button type='button' className='button small' disabled={check.isPending} onClick={() => mutate()}>{words.checkNow}</button>
			)}
		</HealthRow>
	)
}

const TONES: Readonly<Record<ArrivalPhase, Tone>> = { asking: 'wait', waiting: 'wait', refused: 'bad', heard: 'good' }

function ArrivalRow({ guide, isNew, arrivals }: HealthCardProps) {
	const words = useSetupWords()
	const { tag } = usePreferences()
	const { data } = arrivals
	const phase = arrivalPhase(data)
	const isQuiet = phase === 'waiting' && !isNew
	const at = phase === 'heard' ? data?.lastAcceptedAtMs : phase === 'refused' ? data?.lastRefusedAtMs : null
	if (arrivals.isError && data === undefined) {
		return (
			<HealthRow tone='bad' label={words.webhooks}>
				<p role='alert'>{words.trouble}</p>
				<button type='button' className='button small' onClick={() => void arrivals.refetch()}>{words.retry}</button>
			</HealthRow>
		)
	}
	return (
		<HealthRow tone={isQuiet ? 'off' : TONES[phase]} label={words.webhooks}>
			<ArrivalText phase={phase} guide={guide} isQuiet={isQuiet} />
			<p className='setting-hint health-more'>
				{at ? `${words.lastAt(clockText(at, tag))} · ${words.counts(data?.accepted ?? 0, data?.refused ?? 0)}` : words.waitingHint}
			</p>
		</HealthRow>
	)
}

/** Said aloud when it changes, and not each time somebody looks. */
function ArrivalText({ phase, guide, isQuiet }: { phase: ArrivalPhase; guide: ChannelGuide; isQuiet: boolean }) {
	const words = useSetupWords()
	const { credential } = useSettingsWords()
	const { locale } = usePreferences()
	const names: Readonly<Record<string, string>> = credential
	const field = guide.signedWith
	const texts: Readonly<Record<ArrivalPhase, string>> = {
		asking: words.asking,
		waiting: isQuiet ? words.quiet : words.waiting,
		refused: field === null ? words.refusedPlain : words.refused(names[field] ?? field),
		heard: words.heard,
	}
	return (
		<div role='status'>
			<p className={phase === 'refused' ? 'field-error' : undefined}>{texts[phase]}</p>
			{phase === 'waiting' && !isQuiet && (
				<p className='setting-hint'>
					<Marked text={guide.tryIt[locale]} />
				</p>
			)}
		</div>
	)
}

/** The way has been gone to its end. */
export function DoneCard({ guide }: { guide: ChannelGuide }) {
	const words = useSetupWords()
	const { locale } = usePreferences()
	return (
		<section className='done-card' aria-label={words.done}>
			<span className='done-sign' aria-hidden='true'>
				<Icon name='check' size={20} />
			</span>
			<div className='done-text'>
				<h2>{words.done}</h2>
				<p>
					<Marked text={guide.tryIt[locale]} />
				</p>
			</div>
			<PageLink page='desk' className='button primary'>{words.seeDesk}</PageLink>
		</section>
	)
}
