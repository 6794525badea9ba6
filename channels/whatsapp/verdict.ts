/**
 * What WhatsApp's codes come to: https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes
 * Meta does not say of each whether the same may go well later. What is temporary by its description is tried again.
 */
import type { SendProblemCode } from '../../core/channel/delivery.ts'
import type { GraphError } from '../providers/meta/graph-error.ts'
import type { Verdict } from '../providers/meta/outcome.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS

const again: readonly (readonly [SendProblemCode, number, readonly number[]])[] = [
	/** The number's throughput, 80 a second. */
	['rate-limited', SECOND_MS, [130429]],
	/** One person gets one message in six seconds, with bursts. */
	['rate-limited', 6 * SECOND_MS, [131056]],
	/** Too many have blocked it, or it registers too often: slower. */
	['rate-limited', MINUTE_MS, [131048, 132069, 133016]],
	['provider-down', 2 * SECOND_MS, [131000, 131016]],
	['provider-down', MINUTE_MS, [131057]],
]

const final: readonly (readonly [SendProblemCode, readonly number[]])[] = [
	['window-closed', [131047]],
	['not-permitted', [131005, 131030, 131031, 131037, 131042, 131044, 131045, 131064, 130497, 133010, 134011]],
	['recipient-unknown', [131021, 131062]],
	['recipient-unreachable', [131026, 130403]],
	['recipient-blocked', [131050]],
	/** Not delivered so that people are not flooded; the same again soon is held against the number. */
	['filtered', [130472, 131049]],
	['content-refused', [131008, 131009, 131051, 131055, 135000]],
	['file-refused', [131052, 131053]],
	['template-refused', [132000, 132001, 132005, 132007, 132008, 132012, 132015, 132016, 132018, 132068]],
	['other', [137000]],
]

const verdicts = new Map<number, Verdict>([
	...again.flatMap(([code, afterMs, codes]) => codes.map((it) => [it, { code, afterMs }] as const)),
	...final.flatMap(([code, codes]) => codes.map((it) => [it, { code }] as const)),
])

/** The number's id does not exist, or this token may not see it. */
const NO_SUCH_OBJECT = 33

export function verdictOf({ code, subcode }: GraphError): Verdict | null {
	if (code === 100 && subcode === NO_SUCH_OBJECT) return { code: 'credentials-invalid' }
	if (code >= 132_000 && code <= 132_999) return verdicts.get(code) ?? { code: 'template-refused' }
	return verdicts.get(code) ?? null
}
