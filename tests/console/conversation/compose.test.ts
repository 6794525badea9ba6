import { describe, expect, it } from 'vitest'
import { channels } from '../../../core/channel/about.ts'
import { countText } from '../../../workers/console/conversation/compose/count-text.ts'
import { faultOf, kindOf } from '../../../workers/console/conversation/compose/file-check.ts'
import { menuOf } from '../../../workers/console/conversation/compose/menu-of.ts'
import { templateGroups } from '../../../workers/console/conversation/compose/template-groups.ts'
import { filledTemplate, templateSaid } from '../../../workers/console/conversation/compose/template-of.ts'

describe('the length of a text', () => {
	it('is counted as the channel counts, once it comes near what one message takes', () => {
		expect(countText('a'.repeat(700), channels.instagram)).toBeNull()
		expect(countText('a'.repeat(900), channels.instagram)).toEqual({ used: 900, max: 1_000, parts: 1 })
		expect(countText('中'.repeat(400), channels.instagram)).toEqual({ used: 1_200, max: 1_000, parts: 2 })
	})
})

describe('a file', () => {
	it('is looked at before it is sent anywhere', () => {
		const MB = 1_048_576
		expect(faultOf({ type: 'image/png', size: MB }, channels.whatsapp)).toBeNull()
		expect(faultOf({ type: 'image/png', size: 200 * MB }, channels.whatsapp)).toBe('too-large')
		expect(faultOf({ type: 'application/pdf', size: 1 }, channels.instagram)).toBe('kind')
		expect(faultOf({ type: 'audio/mpeg', size: 1 }, channels.wechat)).toBeNull()
		expect(['image/webp', 'video/mp4', 'audio/ogg', '', 'text/plain'].map(kindOf)).toEqual(['image', 'video', 'audio', 'file', 'file'])
	})
})

describe('a question with quick replies', () => {
	it('leaves out what is empty or said twice, and waits for words and something to press', () => {
		expect(menuOf({ text: ' When? ', titles: ['Today', '', ' Today ', 'Tomorrow'] })).toEqual({
			kind: 'menu',
			text: 'When?',
			options: [{ id: 'option-1', title: 'Today' }, { id: 'option-2', title: 'Tomorrow' }],
		})
		expect(menuOf({ text: 'When?', titles: ['', ' '] })).toBeNull()
		expect(menuOf({ text: ' ', titles: ['Today'] })).toBeNull()
	})
})

describe('a list of templates', () => {
	it('is by language, and shows how each reads', () => {
		const one = (name: string, language: string) => ({ name, language, text: `Text of ${name}`, blanks: 0 })
		const groups = templateGroups([one('order', 'en_US'), one('order', 'de'), one('hello', 'en_US')], 'en')
		expect(groups.map((it) => it.name)).toEqual(['American English', 'German'])
		expect(groups[0]?.options).toEqual([
			{ id: 'order/en_US', name: 'order', detail: 'Text of order' },
			{ id: 'hello/en_US', name: 'hello', detail: 'Text of hello' },
		])
	})
})

describe('a template', () => {
	const template = { name: 'order_ready', language: 'en_US', text: 'Dear {{1}}, order {{2}} waits for you, {{1}}.', blanks: 2 }

	it('shows how it reads, with blanks where there is no value yet', () => {
		expect(filledTemplate(template.text, ['Mia'])).toBe('Dear Mia, order {{2}} waits for you, Mia.')
	})

	it('goes out once every blank has a value', () => {
		expect(templateSaid(template, ['Mia', ' '])).toBeNull()
		expect(templateSaid(template, ['Mia', '4711'])).toEqual({
			kind: 'template',
			text: 'Dear Mia, order 4711 waits for you, Mia.',
			name: 'order_ready',
			language: 'en_US',
			values: ['Mia', '4711'],
		})
	})

	it('can be named by hand where the provider tells of none', () => {
		expect(templateSaid({ name: ' hello ', language: 'en', text: '', blanks: 0 }, [])).toMatchObject({
			name: 'hello',
			text: '',
			values: [],
		})
		expect(templateSaid({ name: '', language: 'en', text: '', blanks: 0 }, [])).toBeNull()
	})
})
