import type { Figure } from '../../../../core/simulation/comparison.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { spanText } from '../state/span.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'

export interface FigureText {
	/** A figure's value, as a person reads it. */
	readonly value: (figure: Figure, value: number) => string
	/** The same with its sign. */
	readonly signed: (figure: Figure, value: number) => string
	readonly name: (figure: Figure) => string
	readonly plain: (value: number) => string
	readonly share: (value: number) => string
	/** A share at an axis. */
	readonly tick: (value: number) => string
	/** Seconds as a length of time; parts of one only below ten. */
	readonly time: (seconds: number) => string
}

const GINIS: ReadonlySet<Figure> = new Set(['assignmentsGini', 'busyGini'])
const WAITS: ReadonlySet<Figure> = new Set(['waitMeanS', 'waitP50S', 'waitP90S', 'waitP99S'])

/** Figures as the reader's language writes them. */
export function useFigureText(serviceLevelS: number): FigureText {
	const { tag } = usePreferences()
	const all = useRoutingWords()
	const { result: words } = all
	const number = (digits: number, more: Intl.NumberFormatOptions = {}) =>
		new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits, ...more })
	const share = number(1, { style: 'percent' })
	const tick = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
	const [plain, seconds, gini] = [number(0), number(1), number(3)]
	const signed = { signDisplay: 'exceptZero' } as const
	const [signedShare, signedSeconds, signedGini] = [
		number(1, { style: 'percent', ...signed }),
		number(1, signed),
		number(3, signed),
	]
	return {
		value: (figure, it) => WAITS.has(figure) ? words.seconds(seconds.format(it)) : GINIS.has(figure) ? gini.format(it) : share.format(it),
		signed: (figure, it) =>
			WAITS.has(figure) ? words.seconds(signedSeconds.format(it)) : GINIS.has(figure) ? signedGini.format(it) : signedShare.format(it),
		name: (figure) => figure === 'serviceLevel' ? words.serviceLevel(words.seconds(plain.format(serviceLevelS))) : words[figure],
		plain: (it) => plain.format(it),
		share: (it) => share.format(it),
		tick: (it) => tick.format(it),
		time: (seconds) => spanText(Math.round(seconds < 10 ? seconds * 10 : seconds) * (seconds < 10 ? 100 : 1_000), all),
	}
}
