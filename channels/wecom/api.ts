import type { Api, Meaning, Meanings } from '../providers/tencent/api.ts'
import {
	blocked,
	closed,
	contentRefused,
	credentials,
	meaningsOfBoth,
	nobody,
	notPermitted,
	slower,
	spent,
} from '../providers/tencent/meanings.ts'

const notReady: Meaning = { outcome: 'final', code: 'inbox-not-ready' }

const TRUSTED_ADDRESS =
	'Add the address we come from to the trusted IPs of the app (企业可信IP), or let a relay with a fixed address pass it on and give that as API base'
const STATE = 'The session is with a person in WeCom, or over: let the API receive this account’s customers (可调用接口的应用)'

/** Codes of WeCom. See the table of return codes in its documentation, named in the README. */
const meanings: Meanings = {
	...meaningsOfBoth,
	40001: credentials,
	40056: nobody,
	40096: nobody,
	40201: notPermitted,
	45033: slower,
	48002: notPermitted,
	60011: notPermitted,
	60020: { ...notPermitted, advice: TRUSTED_ADDRESS },
	84061: nobody,
	95000: notReady,
	95001: spent,
	95002: closed,
	95003: notPermitted,
	95004: notReady,
	95008: contentRefused,
	95009: contentRefused,
	95012: notPermitted,
	95013: closed,
	95017: { ...notPermitted, advice: STATE },
	95018: { ...notPermitted, advice: STATE },
}

export const api: Api = { base: 'https://qyapi.weixin.qq.com', meanings, needs: ['corpId', 'secret'] }

/** Why a message that was taken has not arrived after all: `fail_type` of the event that says so. */
export const failures: Readonly<Record<number, Meaning>> = {
	1: notReady,
	2: notPermitted,
	4: closed,
	5: closed,
	6: spent,
	7: notPermitted,
	8: notPermitted,
	9: notPermitted,
	10: blocked,
	11: notPermitted,
	12: contentRefused,
	13: { outcome: 'final', code: 'filtered' },
}
