/** The page of the carrier lab: every channel side by side, and one who plays the customer on all of them. */
import type { LabView } from '../engine/view.ts'
import { h } from './dom.ts'
import { labApi } from './lab-api.ts'
import { PhoneCard } from './phone-card.ts'
import { Wire } from './wire.ts'
import { words } from './words.ts'

const AGAIN_MS = 1_000

const grid = h('div', { class: 'grid' })
const silent = h('p', { class: 'silent', role: 'alert', hidden: true })
const wire = new Wire()
const cards = new Map<string, PhoneCard>()

function draw({ rooms }: LabView): void {
	for (const room of rooms) {
		const card = cards.get(room.channel) ?? add(new PhoneCard(room, () => wire.show(room.channel)), room.channel)
		card.draw(room)
		void wire.refresh(room.channel)
	}
}

function add(card: PhoneCard, channel: string): PhoneCard {
	cards.set(channel, card)
	grid.append(card.element)
	wire.offer(channel)
	return card
}

/** A lab that was started anew counts from the beginning. */
async function follow(): Promise<never> {
	let version = 0
	for (;;) {
		try {
			const view = await labApi.state(version)
			draw(view)
			version = view.version
			tell(null)
		} catch {
			tell(words.labSilent)
			version = 0
			await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
			void labApi.open()
		}
	}
}

function tell(text: string | null): void {
	silent.hidden = text === null
	if (silent.textContent !== text) silent.textContent = text
}

const main = document.querySelector('#lab')
main?.replaceChildren(silent, grid, wire.element)
main?.removeAttribute('aria-busy')
void labApi.open()
void follow()
