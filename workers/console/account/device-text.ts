import type { AccountWords } from './words/en.ts'

/** The first that fits counts: Edge calls itself Chrome too, and Chrome calls itself Safari. */
const BROWSERS = [['Edge', /Edg(?:e|A|iOS)?\//], ['Opera', /OPR\//], ['Firefox', /(?:Firefox|FxiOS)\//], ['Chrome', /(?:Chrome|CriOS)\//], [
	'Safari',
	/Safari\//,
]] as const
const SYSTEMS = [['iOS', /iPhone|iPad/], ['Android', /Android/], ['Windows', /Windows/], ['macOS', /Mac OS X|Macintosh/], [
	'Linux',
	/Linux|X11/,
]] as const

/** What somebody would call the device whose browser says this of itself. */
export function deviceText(userAgent: string | null, { sessions }: Pick<AccountWords, 'sessions'>): string {
	const browser = BROWSERS.find(([, sign]) => sign.test(userAgent ?? ''))?.[0]
	const system = SYSTEMS.find(([, sign]) => sign.test(userAgent ?? ''))?.[0]
	if (browser && system) return sessions.device(browser, system)
	return browser ?? system ?? sessions.unknown
}
