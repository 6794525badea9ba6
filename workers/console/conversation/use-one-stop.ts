import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

const LINE = '[data-line]'
const CONTROL = 'a[href], button, summary, input, audio, video, iframe, [tabindex]'
/** What a control had before it was taken out of the order of Tab; empty for nothing. */
const KEPT = 'data-tab'

const STEPS: Readonly<Record<string, (index: number, count: number) => number>> = {
	ArrowDown: (index, count) => Math.min(index + 1, count - 1),
	ArrowUp: (index) => Math.max(index - 1, 0),
	Home: () => 0,
	End: (_, count) => count - 1,
}

/**
 * A log of many lines as one stop for Tab: arrow keys go from line to line, Tab goes into the controls of the line that has the focus,
 * and Escape from them back to it. All of it is done on the page, so that moving on draws nothing anew.
 */
export function useOneStop(list: RefObject<HTMLElement | null>) {
	const stop = useRef<Element | null>(null)

	/** One line can be reached by Tab: where the focus was last, at first the newest. Controls only in the line that has it. */
	function settle(): void {
		const box = list.current
		if (!box) return
		const focused = document.activeElement?.closest(LINE) ?? null
		const lines = [...box.querySelectorAll<HTMLElement>(LINE)]
		if (focused && box.contains(focused)) stop.current = focused
		const chosen = lines.find((it) => it === stop.current) ?? lines.at(-1)
		for (const it of lines) it.tabIndex = it === chosen ? 0 : -1
		for (const it of box.querySelectorAll<HTMLElement>(CONTROL)) if (!it.matches(LINE)) setReached(it, it.closest(LINE) === focused)
	}

	useLayoutEffect(settle)
	// What comes into a line later, as a file's link, is none of ours to be told of.
	useEffect(() => {
		if (!list.current) return
		const observer = new MutationObserver(settle)
		observer.observe(list.current, { childList: true, subtree: true })
		return () => observer.disconnect()
	}, [])

	function onFocus(): void {
		settle()
	}

	function onBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
		// The focus is nowhere until it has come where it goes.
		if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) requestAnimationFrame(settle)
	}

	function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
		const { target, currentTarget, key } = event
		if (!(target instanceof HTMLElement) || event.defaultPrevented) return
		const line = target.closest<HTMLElement>(LINE)
		// A menu of a line is elsewhere on the page, but its keys come by here.
		if (!line || !currentTarget.contains(line)) return
		if (target !== line) {
			if (key === 'Escape') line.focus()
			return
		}
		const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : STEPS[key]
		if (!step) return
		event.preventDefault()
		const lines = [...currentTarget.querySelectorAll<HTMLElement>(LINE)]
		goTo(lines[step(lines.indexOf(line), lines.length)])
	}

	return { onFocus, onBlur, onKeyDown }
}

function goTo(line: HTMLElement | undefined): void {
	line?.focus({ preventScroll: true })
	line?.scrollIntoView({ block: 'nearest' })
}

function setReached(control: HTMLElement, isReached: boolean): void {
	const kept = control.getAttribute(KEPT)
	if (isReached && kept !== null) {
		if (kept === '') control.removeAttribute('tabindex')
		else control.setAttribute('tabindex', kept)
		control.removeAttribute(KEPT)
	}
	if (!isReached && kept === null) {
		control.setAttribute(KEPT, control.getAttribute('tabindex') ?? '')
		control.tabIndex = -1
	}
}

/** Puts the focus into the log, on the line it was on last. */
export function focusLog(): void | false {
	const line = document.querySelector<HTMLElement>(`.thread ${LINE}[tabindex='0']`)
	if (!line) return false
	goTo(line)
}
