import { describe, expect, it } from 'vitest'
import { customerOf } from '../../../workers/console/i18n/customer.ts'
import { WORDS } from '../../../workers/console/i18n/locale.ts'
import { nicknameOf } from '../../../workers/console/i18n/nickname.ts'

/** As ids are made: begun in the same second they share their first half. */
const CONTACTS = Array.from({ length: 5_000 }, (_, i) => `ctc_01JD3ZK8Q0${i.toString(36).toUpperCase().padStart(12, '0')}`)

describe('the nickname of a contact', () => {
	it('is always the same, and the same animal of the same colour in both languages', () => {
		for (const contact of CONTACTS.slice(0, 50)) expect(nicknameOf(contact, 'en')).toEqual(nicknameOf(contact, 'en'))
		const pairs = new Set(CONTACTS.map((it) => `${nicknameOf(it, 'en').name} ${nicknameOf(it, 'zh').name}`))
		expect(pairs.size).toBe(24 * 24)
		expect(new Set(CONTACTS.map((it) => nicknameOf(it, 'zh').name)).size).toBe(24 * 24)
	})

	it('falls on all names about equally often', () => {
		const counts = new Map<string, number>()
		for (const contact of CONTACTS) counts.set(nicknameOf(contact, 'en').name, (counts.get(nicknameOf(contact, 'en').name) ?? 0) + 1)
		expect(Math.max(...counts.values())).toBeLessThan(30)
	})

	it('is pictured by letters of its own and by its colour', () => {
		for (const contact of CONTACTS) {
			const [en, zh] = [nicknameOf(contact, 'en'), nicknameOf(contact, 'zh')]
			expect(en.letters).toBe(en.name.split(' ').map((it) => it[0]).join(''))
			expect(zh.name).toContain(zh.letters)
			expect(zh.name).toMatch(/^\p{Script=Han}{3,6}$/u)
			expect(en.hue).toBe(zh.hue)
		}
	})
})

describe('a customer', () => {
	const english = { locale: 'en', words: WORDS.en } as const

	it('goes by their own name', () => {
		expect(customerOf({ name: 'Mia', contact: 'ctc_1' }, english)).toEqual({ name: 'Mia', spoken: 'Mia', isNameless: false, face: null })
	})

	it('without one is marked as a visitor wherever the nickname is said', () => {
		const { name, letters, hue } = nicknameOf('ctc_1', 'en')
		expect(customerOf({ name: null, contact: 'ctc_1' }, english)).toEqual({
			name,
			spoken: `Visitor ${name}`,
			isNameless: true,
			face: { letters, hue },
		})
	})

	it('nobody knows is a visitor and no more', () => {
		expect(customerOf({ name: undefined, contact: undefined }, english)).toMatchObject({ name: 'Visitor', isNameless: false })
	})
})
