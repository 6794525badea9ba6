/** What Twilio's error codes mean. https://www.twilio.com/docs/api/errors */
import { SEND_PROBLEMS, type SendProblemCode } from '../../core/channel/delivery.ts'

const CODES: Readonly<Record<SendProblemCode, readonly number[]>> = {
	'window-closed': [63016],
	'quota-spent': [63038],
	'rate-limited': [14107, 20429, 21611, 30001, 30022, 63018, 63017],
	'credentials-invalid': [20003, 20006, 20101],
	'not-permitted': [20005, 21408, 21608, 21703, 21705, 30002, 30010, 30032, 30034, 30038, 63020, 63051, 63112],
	'recipient-unknown': [21211, 21214, 21217, 21219, 21265, 21604, 21614, 30005, 63003, 63024],
	'recipient-blocked': [21610, 30004],
	'recipient-unreachable': [21612, 30003, 30006, 30017, 30024, 63015, 63032],
	'content-refused': [21602, 21605, 21616, 21617, 21618, 21619, 30012, 30019, 63005, 63006],
	'file-refused': [11200, 11751, 12300, 21620, 21622, 21623, 30011, 63012, 63019, 63021],
	'template-refused': [21654, 21655, 21656, 21657, 21658, 63027, 63028, 63036, 63040, 63041, 63042],
	'filtered': [30007, 63013, 63049],
	'provider-down': [20500, 20503],
	'not-supported': [63010],
	'inbox-not-ready': [20404, 21212, 21603, 21606, 21607, 21659, 21660, 21701, 21710, 63007, 63008],
	'other': [],
}

const MEANINGS: ReadonlyMap<string, SendProblemCode> = new Map(
	SEND_PROBLEMS.flatMap((code) => CODES[code].map((it) => [String(it), code] as const)),
)

/** Twilio takes these back by itself when the same is asked again later. */
const PASSING: ReadonlySet<SendProblemCode> = new Set(['rate-limited', 'provider-down'])

export function problemOf(twilioCode: string | null): SendProblemCode {
	return MEANINGS.get(twilioCode ?? '') ?? 'other'
}

export function isPassing(code: SendProblemCode): boolean {
	return PASSING.has(code)
}
