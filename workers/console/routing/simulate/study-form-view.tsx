import { useVersion, useVersions } from '../api.ts'
import { ChoiceField } from '../fields/choice-field.tsx'
import { CountField } from '../fields/count-field.tsx'
import { SpanField } from '../fields/span-field.tsx'
import { type DraftState, isDraft, shownConfig } from '../state/draft-state.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { DAY_SHAPE_NAMES, DAY_SHIFTS } from './day-shapes.ts'
import { MeasureButton } from './measure-button.tsx'
import { ShiftFields } from './shift-fields.tsx'
import { useStudy } from './study-context.tsx'
import { customersOf, isReadable, PERIODS_MS, type StudyForm, studyFormOf } from './study-form.ts'
import { type Rivals, studyOrderOf } from './study-order-of.ts'
import { TrafficFields } from './traffic-fields.tsx'

/** About as many as a browser runs in a minute. */
const CUSTOMERS_MAX = 400_000
const RECORDED_SEEDS = 1

export interface StudyFormViewProps {
	readonly draft: DraftState
	readonly queue: string
}

/** Which customers, under which two policies. */
export function StudyFormView({ draft, queue }: StudyFormViewProps) {
	const words = useRoutingWords()
	const { sim } = words
	const study = useStudy()
	const form = study.form ?? studyFormOf(shownConfig(draft))
	const put = (part: Partial<StudyForm>) => study.setForm({ ...form, ...part })
	const rivals = useRivals(draft, form.against)
	const customers = form.kind === 'scenario' ? customersOf(form, 2) : 0
	const isTooMuch = customers > CUSTOMERS_MAX
	const isRunning = study.state.type === 'running' || study.state.type === 'reading'
	const canRun = rivals !== null && !isTooMuch && isReadable(form)

	function run(): void {
		if (rivals === null) return
		const wanted = form.kind === 'recording' ? { ...form, seeds: RECORDED_SEEDS } : form
		study.run(studyOrderOf(wanted, rivals, Date.now()))
	}

	return (
		<form
			className='simulate-form'
			onSubmit={(event) => {
				event.preventDefault()
				if (canRun && !isRunning) run()
			}}
		>
			<div className='form-card'>
				<AgainstField draft={draft} value={form.against} onChange={(against) => put({ against })} />
				{rivals === null && form.against === 'draft' && <p className='setting-hint simulate-hint'>{sim.noDraft}</p>}
				<ChoiceField
					label={sim.traffic}
					path='sim.kind'
					options={[{ id: 'scenario', name: sim.generated }, { id: 'recording', name: sim.recorded }]}
					value={form.kind}
					onChange={(kind) => put({ kind })}
				/>
				<ChoiceField
					label={form.kind === 'recording' ? sim.period : sim.measurePeriod}
					path='sim.period'
					options={PERIOD_NAMES.map((id) => ({ id, name: sim.periods[id] }))}
					value={form.period}
					onChange={(period) => put({ period })}
				/>
				{form.kind === 'scenario' && <MeasureButton live={draft.live.config} form={form} onChange={study.setForm} />}
				<SpanField
					label={sim.serviceLevel}
					path='sim.serviceLevel'
					value={form.serviceLevelMs}
					onChange={(serviceLevelMs) => put({ serviceLevelMs })}
				/>
				{form.kind === 'scenario' && <GeneratedFields form={form} put={put} queue={queue} />}
			</div>
			{isTooMuch && <p className='field-error' role='alert'>{sim.tooMuch(customers)}</p>}
			<div className='simulate-buttons'>
				<button type='submit' className='button primary' disabled={!canRun || isRunning}>
					{study.result === null ? sim.run : sim.again}
				</button>
				{isRunning && <button type='button' className='button' onClick={study.cancel}>{sim.cancel}</button>}
			</div>
		</form>
	)
}

const PERIOD_NAMES = Object.keys(PERIODS_MS) as readonly (keyof typeof PERIODS_MS)[]

interface GeneratedFieldsProps {
	readonly form: StudyForm
	readonly put: (part: Partial<StudyForm>) => void
	readonly queue: string
}

function GeneratedFields({ form, put, queue }: GeneratedFieldsProps) {
	const { sim } = useRoutingWords()
	const shapes = form.measured === null ? DAY_SHAPE_NAMES : [...DAY_SHAPE_NAMES, 'measured' as const]
	const count = (key: 'days' | 'seeds', hint?: string) => (
		<CountField
			label={sim[key]}
			hint={hint}
			path={`sim.${key}`}
			value={form[key]}
			onChange={(it) => it !== null && it >= 1 && put({ [key]: it })}
		/>
	)
	return (
		<>
			<ChoiceField
				label={sim.shape}
				path='sim.shape'
				options={shapes.map((id) => ({ id, name: sim.shapes[id] }))}
				value={form.shape}
				onChange={(shape) => put({ shape, shift: shape === 'measured' ? null : DAY_SHIFTS[shape] })}
			/>
			{count('days')}
			{count('seeds', sim.seedsHint)}
			<ShiftFields value={form.shift} onChange={(shift) => put({ shift })} />
			<TrafficFields value={form.traffic} onChange={(traffic) => put({ traffic })} open={queue} />
		</>
	)
}

interface AgainstFieldProps {
	readonly draft: DraftState
	readonly value: StudyForm['against']
	readonly onChange: (value: StudyForm['against']) => void
}

function AgainstField({ draft, value, onChange }: AgainstFieldProps) {
	const { sim } = useRoutingWords()
	const versions = useVersions().data?.pages.flatMap((it) => it.items) ?? []
	const others = versions.filter((it) => it.version !== draft.live.version)
	return (
		<ChoiceField
			label={sim.against}
			path='sim.against'
			options={[
				{ id: 'draft', name: sim.draft },
				...others.map(({ version, note }) => ({ id: String(version), name: sim.version(version), hint: note ?? undefined })),
			]}
			value={String(value)}
			onChange={(id) => onChange(id === 'draft' ? 'draft' : Number(id))}
		/>
	)
}

/** Null while there is nothing to compare with. */
function useRivals(draft: DraftState, against: StudyForm['against']): Rivals | null {
	const { sim } = useRoutingWords()
	const other = useVersion(against === 'draft' ? null : against)
	const live = draft.live.config
	const name = sim.liveName(draft.live.version)
	if (against === 'draft') {
		return isDraft(draft) ? { live, candidate: shownConfig(draft), names: { live: name, candidate: sim.draft } } : null
	}
	return other.data ? { live, candidate: other.data.config, names: { live: name, candidate: sim.version(against) } } : null
}
