import type { Client } from './client.ts'
import { Composer } from './composer.ts'
import { CallForm } from './call-form.ts'
import { button, el, icon, initials, setText } from './dom.ts'
import type { FileLinks } from './file-links.ts'
import { fill, type Texts } from './i18n.ts'
import { LogView, typingDots } from './log-view.ts'
import { standingText } from './standing.ts'
import { isWaiting, type State } from './state.ts'
import type { Clock } from './time.ts'
import { timeline } from './timeline.ts'
import type { Uploader } from './uploader.ts'

/** So close to the end the log follows what arrives. */
const NEAR_END_PX = 80
/** A short break of the line is nobody's business. */
const BANNER_AFTER_MS = 1_500

export interface PanelOptions {
	readonly texts: Texts
	readonly clock: Clock
	readonly close: () => void
	readonly uploader: Uploader
	readonly links: FileLinks
}

/** The open chat: header, log, composer. */
export class Panel {
	readonly node: HTMLElement
	readonly composer: Composer
	readonly #client: Client
	readonly #uploader: Uploader
	readonly #texts: Texts
	readonly #clock: Clock
	readonly #parts: Parts
	readonly #logView: LogView
	readonly #call: CallForm
	#bannerDue: ReturnType<typeof setTimeout> | undefined
	#lastKey = ''
	/** Whether the reader stands at the end of the log and wants to stay there. */
	#following = true

	constructor(client: Client, { texts, clock, close, uploader, links }: PanelOptions) {
		this.#client = client
		this.#uploader = uploader
		this.#texts = texts
		this.#clock = clock
		this.#parts = makeParts(texts, { jump: () => this.#toEnd(), end: () => this.#askToEnd(true) })
		this.#makeAsk()
		this.#call = new CallForm(texts, (to) => this.#settle(() => client.callBack(to)))
		this.composer = new Composer({
			texts,
			draft: client.draft,
			say: (text) => client.say(text),
			attach: (files) => uploader.add(files),
			typed: (text) => {
				client.draft = text
				client.composing(text)
			},
		})
		this.#logView = new LogView(this.#parts.entries, {
			texts,
			clock,
			retry: (id) => this.#settle(() => this.#ownerOf(id).retry(id)),
			discard: (id) => this.#settle(() => this.#ownerOf(id).discard(id)),
			why: (id) => this.#why(id),
			choose: ({ id, title }) => this.#settle(() => client.send({ kind: 'choice', text: title, option: id })),
			linkTo: (file) => links.of(file, Date.now()),
		})
		this.node = this.#frame(button({ class: 'close', 'aria-label': texts.close, title: texts.close }, icon('down'), close))
		this.#takeDrops()
		this.#parts.log.addEventListener('scroll', () => this.#scrolled(), { passive: true })
		// A banner, a question or a growing composer takes room from the log's end.
		new ResizeObserver(() => this.#following && this.#toEnd()).observe(this.#parts.log)
	}

	/** The panel has just become visible. */
	shown(): void {
		this.#toEnd()
		this.composer.focus()
	}

	/** Takes Escape for itself while it asks something. */
	escape(): boolean {
		if (this.#parts.ask.hidden) return false
		this.#askToEnd(false)
		return true
	}

	draw(state: State): void {
		this.#drawHeader(state)
		this.#drawBanner(state)
		this.#drawLog(state)
		const standing = standingText(state, { texts: this.#texts, clock: this.#clock, nowMs: Date.now() })
		setText(this.#parts.standing, standing)
		this.#parts.standing.hidden = !standing
		this.#call.draw(state)
		this.composer.disabled = state.connection === 'unavailable'
	}

	#frame(close: HTMLElement): HTMLElement {
		const header = el(
			'div',
			{ class: 'head' },
			this.#parts.face,
			el('div', { class: 'who' }, this.#parts.title, this.#parts.status),
			this.#parts.end,
			close,
		)
		const { jump, standing, ask } = this.#parts
		const foot = el('div', { class: 'foot' }, jump, standing, this.#call.node, ask, this.composer.node)
		return el(
			'div',
			{ class: 'panel', role: 'dialog', 'aria-labelledby': 'title', hidden: '' },
			header,
			this.#parts.banner,
			this.#parts.log,
			foot,
		)
	}

	#makeAsk(): void {
		const { endAsk, endYes, endNo } = this.#texts
		const yes = button({ class: 'yes' }, endYes, () => {
			this.#client.leave()
			this.#askToEnd(false)
		})
		const no = button({}, endNo, () => this.#askToEnd(false))
		this.#parts.ask.append(el('p', {}, endAsk), no, yes)
	}

	#askToEnd(ask: boolean): void {
		this.#parts.ask.hidden = !ask
		if (ask) this.#parts.ask.querySelector('button')?.focus()
		else this.composer.focus()
	}

	#drawHeader({ company, agent, status, connection }: State): void {
		const { chat, online, waiting } = this.#texts
		setText(this.#parts.title, agent ?? (company || chat))
		setText(this.#parts.face, initials(agent ?? (company || chat)))
		const ongoing = status === 'active' || isWaiting(status)
		const idle = connection === 'online' && status !== 'deferred' ? online : ''
		setText(this.#parts.status, agent ? company : status === 'queued' ? waiting : idle)
		this.#parts.end.hidden = !ongoing
		this.#parts.end.disabled = connection !== 'online'
		this.node.classList.toggle('online', connection === 'online')
		if (!ongoing && !this.#parts.ask.hidden) this.#askToEnd(false)
	}

	#drawBanner({ connection, cursor }: State): void {
		const { unavailable, connecting, reconnecting, offline } = this.#texts
		if (connection !== 'connecting') {
			clearTimeout(this.#bannerDue)
			this.#bannerDue = undefined
			return setText(this.#parts.banner, connection === 'unavailable' ? unavailable : '')
		}
		const text = !navigator.onLine ? offline : cursor ? reconnecting : connecting
		if (this.#parts.banner.textContent) {
			return setText(this.#parts.banner, text)
		}
		this.#bannerDue ??= setTimeout(() => setText(this.#parts.banner, text), BANNER_AFTER_MS)
	}

	#drawLog(state: State): void {
		const entries = timeline(state, this.#clock.dayKey)
		const last = entries.at(-1)
		const arrived = last !== undefined && last.key !== this.#lastKey
		const follow = this.#following || (arrived && last.kind === 'own' && last.state === 'sending')
		this.#logView.draw(entries)
		this.#parts.greeting.hidden = entries.length > 0
		this.#parts.dots.show(state.agentTyping && state.agent ? fill(this.#texts.typing, { name: state.agent }) : '')
		if (follow) this.#toEnd()
		else if (arrived && this.#lastKey) this.#parts.jump.hidden = false
		this.#lastKey = last?.key ?? ''
	}

	/** The button that was pressed goes away, and the focus must not go with it. */
	#settle(act: () => void): void {
		act()
		this.composer.focus()
	}

	#ownerOf(id: string): { retry(id: string): void; discard(id: string): void } {
		return this.#uploader.has(id) ? this.#uploader : this.#client
	}

	#takeDrops(): void {
		const over = (event: DragEvent, isOver: boolean) => {
			if (
				!event.dataTransfer?.types.includes('Files') ||
				this.#client.state.connection === 'unavailable'
			) return
			event.preventDefault()
			this.node.classList.toggle('dropping', isOver)
		}
		this.node.dataset['drop'] = this.#texts.drop
		this.node.addEventListener('dragover', (event) => over(event, true))
		this.node.addEventListener('dragleave', (event) => over(event, false))
		this.node.addEventListener('drop', (event) => {
			over(event, false)
			if (event.defaultPrevented) {
				this.#uploader.add([...event.dataTransfer?.files ?? []])
			}
		})
	}

	#why(id: string): string {
		const { outbox, uploads } = this.#client.state
		const code = [...outbox, ...uploads].find((it) => it.id === id)?.refused
		if (code === 'body-too-large') return this.#texts.failedLarge
		return code === 'frame-too-large' ? this.#texts.failedLong : this.#texts.failedWhy
	}

	#scrolled(): void {
		const { scrollHeight, scrollTop, clientHeight } = this.#parts.log
		this.#following = scrollHeight - scrollTop - clientHeight < NEAR_END_PX
		if (this.#following) this.#parts.jump.hidden = true
	}

	#toEnd(): void {
		this.#following = true
		this.#parts.jump.hidden = true
		this.#parts.log.scrollTop = this.#parts.log.scrollHeight
	}
}

type Parts = ReturnType<typeof makeParts>

function makeParts(texts: Texts, act: { jump: () => void; end: () => void }) {
	const greeting = el('div', { class: 'greeting' }, icon('chat'), el('strong', {}, texts.greeting), el('p', {}, texts.greetingMore))
	const entries = el('div', { class: 'entries' })
	const dots = typingDots()
	const log = { class: 'log', role: 'log', 'aria-label': texts.log, 'aria-relevant': 'additions', tabindex: '0' }
	return {
		face: el('span', { class: 'face', 'aria-hidden': 'true' }),
		title: el('h2', { id: 'title' }),
		status: el('p', { class: 'status' }),
		banner: el('p', { class: 'banner', role: 'status' }),
		greeting,
		entries,
		dots,
		log: el('div', log, greeting, entries, dots.node),
		standing: el('p', { class: 'standing', role: 'status' }),
		jump: button({ class: 'jump', hidden: '' }, texts.jump, act.jump),
		end: button({ class: 'end', hidden: '' }, texts.end, act.end),
		ask: el('div', { class: 'ask', role: 'group', 'aria-label': texts.endAsk, hidden: '' }),
	}
}
