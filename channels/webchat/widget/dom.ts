type Attributes = Readonly<Record<string, string>>

/** An element with attributes and children. Text only ever arrives as text nodes. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	attributes: Attributes = {},
	...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag)
	for (const [name, value] of Object.entries(attributes)) {
		element.setAttribute(name, value)
	}
	element.append(...children)
	return element
}

/** A button that does one thing. `label` is read out where the button shows only a picture. */
export function button(attributes: Attributes, child: Node | string, act: () => void): HTMLButtonElement {
	const element = el('button', { type: 'button', ...attributes }, child)
	element.addEventListener('click', act)
	return element
}

/** Touches the text only when it changes, so that live regions do not repeat themselves. */
export function setText(element: Element, text: string): void {
	if (element.textContent !== text) element.textContent = text
}

const SVG = 'http://www.w3.org/2000/svg'

/** Line drawings on a grid of 24; each is one path. */
const PATHS = {
	chat:
		'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H12l-5 4v-4h-.5A2.5 2.5 0 0 1 4 13.5zM8.5 8.7h7M8.5 11.7h4.5',
	down: 'm6 9.5 6 6 6-6',
	send: 'M12 19.5V5M5.5 11.5 12 5l6.5 6.5',
	clock: 'M12 7v5l3 2M20 12a8 8 0 1 1-16 0 8 8 0 0 1 16 0',
	check: 'm5 12.5 4.5 4.5L19 7.5',
	checks: 'm1.5 12.5 4.5 4.5L15.5 7.5M11.5 17l.5.5L22.5 7.5',
	attach: 'm19.5 11.5-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l7.8-7.8a3 3 0 0 1 4.3 4.3l-7.8 7.8a1.5 1.5 0 0 1-2.1-2.1l7.1-7.1',
	paper: 'M13.5 3.5H7A1.5 1.5 0 0 0 5.5 5v14A1.5 1.5 0 0 0 7 20.5h10a1.5 1.5 0 0 0 1.5-1.5V8.5zv5h5',
	alert: 'M12 7.5v5.5m0 3.3v.2M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0',
}
export type IconName = keyof typeof PATHS

export function icon(name: IconName): SVGSVGElement {
	const svg = document.createElementNS(SVG, 'svg')
	svg.setAttribute('viewBox', '0 0 24 24')
	svg.setAttribute('aria-hidden', 'true')
	const path = document.createElementNS(SVG, 'path')
	path.setAttribute('d', PATHS[name])
	svg.append(path)
	return svg
}

/** Up to two letters that stand for a name; for Chinese names the last two characters. */
export function initials(name: string): string {
	const words = name.trim().split(/\s+/)
	const han = words.find((it) => /^\p{Script=Han}+$/u.test(it))
	if (han) return han.slice(-2)
	return [words[0], words.length > 1 ? words.at(-1) : ''].map((it) => [...it ?? ''][0] ?? '').join('').toUpperCase()
}
