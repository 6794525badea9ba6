import type { Locale } from '../../i18n/locale.ts'
import type { Publishing } from '../api.ts'
import { detailText } from './detail-text.ts'
import type { RoutingWords } from './en.ts'

/** That it is live, and what about it is worth a word. */
export function publishedText({ version, warnings = [] }: Publishing, { publish }: RoutingWords, locale: Locale): string {
	return [publish.done(version), ...warnings.map((it) => detailText(it.detail, locale))].join(' ')
}
