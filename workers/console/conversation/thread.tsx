import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import type { ThreadItem } from '../state/thread.ts'
import { Icon } from '../ui/icon.tsx'
import { DayLine } from './day-line.tsx'
import { MessageBubble } from './message-bubble.tsx'
import { SystemLine } from './system-line.tsx'
import { TypingDots } from './typing-dots.tsx'
import { useOneStop } from './use-one-stop.ts'
import './thread.css'

export interface ThreadProps {
	readonly items: readonly ThreadItem[]
	/** Name of the customer who is typing; undefined while nobody is. */
	readonly typing?: string
	/** Told whether the newest line can be seen. */
	readonly onEndInView?: (inView: boolean) => void
	/** Null where nothing can be sent. */
	readonly conversation: string | null
}

/** Closer to the end than this counts as being at the end. */
const END_PX = 48

/** The log. Stays at its end while one is there, and stays put while one reads further up. */
export function Thread({ items, typing, onEndInView, conversation }: ThreadProps) {
	const { conversation: words } = useWords()
	const box = useRef<HTMLDivElement>(null)
	const list = useRef<HTMLOListElement>(null)
	const oneStop = useOneStop(list)
	const [atEnd, setAtEnd] = useState(true)

	function settle(): void {
		const it = box.current
		if (!it) return
		const now = it.scrollHeight - it.scrollTop - it.clientHeight < END_PX
		setAtEnd(now)
		onEndInView?.(now)
	}

	function toEnd(): void {
		if (box.current) box.current.scrollTop = box.current.scrollHeight
	}

	useLayoutEffect(() => {
		if (atEnd) toEnd()
	}, [items, typing, atEnd])

	// What is written below may grow: who is at the end stays there.
	useEffect(() => {
		const it = box.current
		if (!it || !atEnd) return
		const observer = new ResizeObserver(toEnd)
		observer.observe(it)
		return () => observer.disconnect()
	}, [atEnd])

	return (
		<div className='thread-frame'>
			<div className='thread' ref={box} onScroll={settle} role='log' aria-label={words.log} aria-description={words.logHint}>
				<ol className='thread-items' ref={list} {...oneStop}>
					{items.length === 0 && <li className='system-line'>{words.startedEmpty}</li>}
					{items.map((it) => <ThreadLine key={it.key} item={it} conversation={conversation} />)}
					{typing !== undefined && <TypingDots name={typing} />}
				</ol>
			</div>
			{!atEnd && (
				<button type='button' className='button small thread-end' onClick={toEnd}>
					<Icon name='down' size={14} /> {words.newBelow}
				</button>
			)}
		</div>
	)
}

function ThreadLine({ item, conversation }: { item: ThreadItem; conversation: string | null }) {
	if (item.kind === 'day') return <DayLine atMs={item.atMs} />
	return item.kind === 'event' ? <SystemLine item={item} /> : <MessageBubble item={item} conversation={conversation} />
}
