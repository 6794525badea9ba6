type Handlers = { readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void }

export interface Props {
	readonly on?: Handlers
	readonly [attribute: string]: string | number | boolean | null | undefined | Handlers
}

export type Child = Node | string | null | false

/** An element. `true` sets an attribute without a value, `false` and null leave it out. Nothing is ever read as markup. */
export function h<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, { on = {}, ...attributes }: Props, ...children: Child[]) {
	const element = document.createElement(tag)
	for (const [name, value] of Object.entries(attributes)) {
		if (value === true) element.setAttribute(name, '')
		else if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, String(value))
	}
	for (const [name, handler] of Object.entries(on)) element.addEventListener(name, handler as EventListener)
	element.append(...children.filter((it) => it !== null && it !== false))
	return element
}

/** What only a screen reader says. */
export function spoken(text: string): HTMLElement {
	return h('span', { class: 'spoken' }, text)
}
