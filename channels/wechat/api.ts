import type { Api, Meanings } from '../providers/tencent/api.ts'
import {
	blocked,
	closed,
	contentRefused,
	credentials,
	meaningsOfBoth,
	notPermitted,
	renew,
	slower,
	spent,
} from '../providers/tencent/meanings.ts'

const ALLOW_LIST =
	'Add the address we come from to the IP allow-list of the account (设置与开发 › 基本配置 › IP白名单), or let a relay with a fixed address pass it on and give that as API base'

const SERVICE_API =
	'WeChat lets only verified accounts answer by the customer-service API, and this one is not, or has not been given it: have it verified (设置与开发 › 微信认证) and see 接口权限 › 客服接口'

/** Codes of an Official Account. See the table of return codes in WeChat's documentation, named in the README. */
const meanings: Meanings = {
	...meaningsOfBoth,
	40001: renew,
	40125: credentials,
	40164: { ...notPermitted, advice: ALLOW_LIST },
	40200: { ...notPermitted, advice: 'Only a verified service account can send this' },
	40243: { ...credentials, advice: 'The app secret is frozen: unfreeze it, or make a new one' },
	42007: renew,
	43004: blocked,
	43019: blocked,
	44002: contentRefused,
	45015: closed,
	45047: spent,
	// How often a typing sign may be shown.
	45081: slower,
	48001: { ...notPermitted, advice: SERVICE_API },
	48002: blocked,
	48004: notPermitted,
	50001: notPermitted,
	50002: notPermitted,
	50005: blocked,
	61004: { ...notPermitted, advice: ALLOW_LIST },
	87014: { outcome: 'final', code: 'filtered' },
	89503: { ...notPermitted, advice: ALLOW_LIST },
}

export const api: Api = { base: 'https://api.weixin.qq.com', meanings, needs: ['appId', 'appSecret'] }
