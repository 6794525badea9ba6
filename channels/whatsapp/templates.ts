/** Templates belong to the business account, and an inbox knows only its number: the token says which accounts it is for. */
import type { Access, Template } from '../channel.ts'
import { graphGet, segment } from '../providers/meta/graph.ts'
import { cleanText } from '../shared/clean.ts'
import { type Fields, fieldsOf, idOf, listOf, textOf } from '../shared/read.ts'

const ACCOUNTS_MAX = 10
const PAGES_MAX = 10
const FIELDS = 'name,language,status,parameter_format,components'

/** None where the account is not to be found: the token needs `whatsapp_business_management` for it. */
export async function templatesOf(access: Access): Promise<readonly Template[]> {
	const account = await accountOf(access)
	if (account === null) return []
	const all: Template[] = []
	let after = ''
	for (let page = 0; page < PAGES_MAX; page++) {
		const json = await got(access, `/${segment(account)}/message_templates?fields=${FIELDS}&status=APPROVED&limit=100${after}`)
		all.push(...listOf(json.data).map(fieldsOf).map(templateOf).filter((it) => it !== null))
		const { cursors, next } = fieldsOf(json.paging)
		const cursor = textOf(fieldsOf(cursors).after)
		if (cursor === null || textOf(next) === null) break
		after = `&after=${segment(cursor)}`
	}
	return all
}

/** The account among the token's own that our number belongs to. */
async function accountOf(access: Access): Promise<string | null> {
	const { accessToken = '', phoneNumberId } = access.credentials
	const { data } = await got(access, `/debug_token?input_token=${segment(accessToken)}`)
	const scopes = listOf(fieldsOf(data).granular_scopes).map(fieldsOf)
	const mine = scopes.filter(({ scope }) => textOf(scope)?.startsWith('whatsapp_business_') === true)
	const accounts = [...new Set(mine.flatMap(({ target_ids }) => listOf(target_ids)).map(idOf))].filter((it) => it !== null)
	for (const account of accounts.slice(0, ACCOUNTS_MAX)) {
		const numbers = await got(access, `/${segment(account)}/phone_numbers?fields=id&limit=100`)
		if (listOf(numbers.data).some((it) => idOf(fieldsOf(it).id) === phoneNumberId)) return account
	}
	return null
}

async function got(access: Access, path: string): Promise<Fields> {
	const answered = await graphGet(access, path)
	return answered.came && answered.status === 200 ? fieldsOf(answered.json) : {}
}

const BLANK = /\{\{\s*[^{}]+?\s*\}\}/g

/** Null for one whose blanks cannot be filled by values in their order: named ones, and those of a heading, a button or a card. */
function templateOf({ name, language, status, parameter_format, components }: Fields): Template | null {
	const [called, spoken] = [textOf(name), textOf(language)]
	const parts = listOf(components).map(fieldsOf)
	const body = parts.find(({ type }) => type === 'BODY')
	const text = textOf(body?.text)
	const isPlain = parts.every((it) => it === body || isFixed(it))
	if (called === null || spoken === null || text === null || !isPlain) return null
	if (status !== 'APPROVED' || parameter_format === 'NAMED') return null
	return { name: called, language: spoken, text: cleanText(text), blanks: new Set(text.match(BLANK) ?? []).size }
}

/** A part with nothing to fill in. A heading that is a picture has to be given one with each message. */
function isFixed(component: Fields): boolean {
	if (component.type === 'HEADER' && component.format !== 'TEXT') return false
	return component.type !== 'CAROUSEL' && component.type !== 'LIMITED_TIME_OFFER' &&
		JSON.stringify({ ...component, example: null }).match(BLANK) === null
}
