import { expect, it } from 'vitest'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

it('offers a rejected conversation to somebody else and leaves who rejected it available', async () => {
	const [ana, wei, visitor] = [await world().agent(), await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Kann mir jemand auf Deutsch helfen?')
	await ana.offer('Kann mir jemand auf Deutsch helfen?').waitFor()
	await wei.starts('王伟 Wei')
	await ana.presses('r')
	await ana.page.keyboard.type('needs another language')
	await ana.page.keyboard.press('Enter')
	await wei.accepts('Kann mir jemand auf Deutsch helfen?')
	await visitor.sees('王伟 Wei joined the conversation')
	await ana.is('available')
	expect(await ana.offers.count()).toBe(0)
})

it('takes who misses an offer out of routing until they say that they are back', async () => {
	await world().setRules({ offerMs: 2_000 })
	const [ana, visitor] = [await world().agent(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Is anybody there?')
	await ana.offer('Is anybody there?').waitFor()
	await ana.is('not_responding')
	await ana.page.getByRole('alert').filter({ hasText: 'You missed an offer' }).waitFor()
	await ana.toasts.getByText(/They are back in line in their old place/).waitFor()
	expect(await ana.offers.count()).toBe(0)
	await visitor.sees(/You are number 1 in line/)
	await world().changeRules()
	await ana.page.getByRole('button', { name: 'I’m back' }).click()
	await ana.accepts('Is anybody there?')
	await visitor.sees('Ana Flores joined the conversation')
})

it('withdraws an offer when the visitor leaves', async () => {
	await world().setRules({ visitorGraceMs: 500 })
	const [ana, visitor, other] = [await world().agent(), await world().visitor(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Never mind, I found it')
	await ana.offer('Never mind, I found it').waitFor()
	await visitor.page.close()
	await ana.toasts.getByText(/left, so the offer was withdrawn/).waitFor()
	await eventually(() => ana.offers.count()).toBe(0)

	await other.asks('I will end this one myself')
	await ana.offer('I will end this one myself').waitFor()
	await other.ends()
	await eventually(() => ana.offers.count()).toBe(0)
	await ana.is('available')
})
