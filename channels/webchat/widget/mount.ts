import { inOneLine } from '../../../core/message.ts'
import type { Client } from './client.ts'
import { button, el, icon, setText } from './dom.ts'
import { fill, pickTexts } from './i18n.ts'
import type { Panel } from './panel.ts'
import type { Settings } from './settings.ts'
import { newestAgentSeq, type State, unreadCount } from './state.ts'
import { styles } from './styles.ts'
import { makeClock } from './time.ts'
import type { Patchbay } from './widget.ts'

/** Below this the panel fills the screen. */
const FULL_SCREEN = '(max-width: 480px)'
const PREVIEW_CHARS = 120
const RELOAD_MS = 2_000

/** Puts launcher and panel on the page, in a shadow root so that neither side's styles reach the other. */
export function mount(client: Client, { base, languages }: Settings): Patchbay {
	const texts = pickTexts(languages)
	let panel: Panel | null = null
	let loading: Promise<void> | null = null
	let attempt = 0
	const badge = el('span', { class: 'badge', 'aria-hidden': 'true', hidden: '' })
	const launcher = button({ class: 'launcher', 'aria-expanded': 'false', 'aria-haspopup': 'dialog' }, icon('chat'), toggle)
	launcher.append(icon('down'), badge)
	const news = el('p', { class: 'unseen', role: 'status' })
	const root = el('div', { class: 'root', role: 'region', 'aria-label': texts.chat, lang: texts.locale }, news, launcher)
	const { host, look } = attach(root)
	let announcedSeq: number | null = null
	let redraw: ReturnType<typeof setTimeout> | undefined

	root.addEventListener('keydown', (event) => {
		if (
			event.key === 'Escape' && client.state.open && !event.isComposing &&
			!panel?.escape()
		) close()
		if (
			event.key === 'Tab' && panel && client.state.open &&
			matchMedia(FULL_SCREEN).matches
		) keepFocus(event, panel.node)
	})
	// The page's own shortcuts are not meant for who writes here.
	for (const type of ['keydown', 'keypress', 'keyup']) {
		host.addEventListener(type, (event) => event.stopPropagation())
	}
	fitKeyboard(root)
	for (const type of ['pointerenter', 'focus']) {
		launcher.addEventListener(type, () => void load(), { once: true })
	}
	client.watch(() => redraw ??= setTimeout(draw))
	draw()
	return { open, close, toggle }

	function open(): void {
		if (client.state.open) return
		client.open()
		draw()
		void load().then(() => client.state.open && panel?.shown())
	}

	/** What the chat is drawn with comes with the first sign that somebody wants it; who has written before may want it soon. */
	function load(): Promise<void> {
		return loading ??= import(`${base}/widget-panel.js${attempt ? `?${attempt}` : ''}`).then(
			({ makePanel }: typeof import('./panel-part.ts')) => {
				const made = makePanel(client, { texts, clock: makeClock(texts), close })
				look(made.styles)
				panel = made.panel
				root.prepend(panel.node)
				draw()
			},
			() => {
				// Browsers remember an address that failed.
				attempt++
				loading = null
				if (client.state.open) {
					return new Promise((resolve) => setTimeout(resolve, RELOAD_MS)).then(load)
				}
			},
		)
	}

	function close(): void {
		if (!client.state.open) return
		client.close()
		draw()
		launcher.focus()
	}

	function toggle(): void {
		if (client.state.open) close()
		else open()
	}

	function draw(): void {
		clearTimeout(redraw)
		redraw = undefined
		const { state } = client
		const unread = unreadCount(state)
		if (state.connection === 'online') void load()
		if (panel) panel.node.hidden = !state.open
		root.classList.toggle('opened', state.open)
		badge.hidden = state.open || !unread
		setText(badge, unread > 99 ? '99+' : String(unread))
		launcher.setAttribute('aria-expanded', String(state.open))
		launcher.setAttribute('aria-label', state.open ? texts.close : unread ? fill(texts.openUnread, { n: unread }) : texts.open)
		if (state.open) panel?.draw(state)
		announce(state)
	}

	/** Says aloud what arrives while the panel is closed; open, the log speaks for itself. What was there before is not news. */
	function announce(state: State): void {
		const seq = newestAgentSeq(state)
		const event = state.rows.find((it) => it.seq === seq)?.event
		const isNews = announcedSeq !== null && seq > announcedSeq && seq > state.helloSeq && seq > state.readSeq
		if (state.connection === 'online') announcedSeq = seq
		if (state.open) return setText(news, '')
		if (!isNews || event?.type !== 'message' || event.author.kind !== 'agent') {
			return
		}
		setText(news, fill(texts.newMessage, { name: event.author.name, text: inOneLine(event.content).slice(0, PREVIEW_CHARS) }))
	}
}

/** The host element takes no room and inherits nothing; set this way it also passes a strict `style-src`. */
function attach(root: HTMLElement): { readonly host: HTMLElement; look(styles: string): void } {
	const host = el('div', { 'data-patchbay': '' })
	host.style.cssText =
		'all: initial !important; position: fixed !important; z-index: 2147483000 !important; inset: auto 0 0 auto !important'
	const shadow = host.attachShadow({ mode: 'open' })
	const look = (styles: string) => {
		const sheet = new CSSStyleSheet()
		sheet.replaceSync(styles)
		shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet]
	}
	look(styles)
	shadow.append(root)
	document.body.append(host)
	return { host, look }
}

/** Filling the screen, the panel is all there is: Tab goes round in it. */
function keepFocus(event: KeyboardEvent, panel: HTMLElement): void {
	const stops = [
		...panel.querySelectorAll<HTMLElement>('button, textarea, a, [tabindex]'),
	].filter((it) => it.offsetParent && !it.matches(':disabled'))
	const edge = event.shiftKey ? stops[0] : stops.at(-1)
	if (event.composedPath()[0] !== edge) return
	event.preventDefault()
	stops.at(event.shiftKey ? -1 : 0)?.focus()
}

/** A phone's keyboard covers the page without changing its size; the full-screen panel keeps to what is left. */
function fitKeyboard(root: HTMLElement): void {
	const seen = visualViewport
	const fit = () => root.style.setProperty('--seen', `${seen?.height ?? innerHeight}px`)
	seen?.addEventListener('resize', fit)
	fit()
}
