import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { Said } from '../state/thread.ts'
import { Icon } from '../ui/icon.tsx'
import { EMOJI_QUICK } from './emoji.ts'
import { type TalkActs, useTalk } from './talk-context.ts'
import { useTalkWords } from './words/use-talk-words.ts'

interface Act {
	readonly id: string
	readonly name: string
	readonly icon: 'reply' | 'pencil' | 'bin' | 'copy'
	readonly run: () => void
}

/** What can be done with one message, as far as its channel can carry it. */
export function MessageActs({ item }: { item: Said }) {
	const { acts } = useTalk()
	const words = useTalkWords().act
	const isOnItsWay = item.delivery === 'sending' || item.delivery === 'refused'
	if (!acts || item.kind === 'note' || item.isDeleted || isOnItsWay) return null
	const menu = actsOf(item, acts, words)
	return (
		<span className='message-acts'>
			{acts.about.reactions && (
				<MenuTrigger>
					<Button className='button quiet square' aria-label={words.react}>
						<Icon name='smile' />
					</Button>
					<Popover className='popover' placement='top'>
						<Menu className='menu emoji-menu' aria-label={words.react}>
							{EMOJI_QUICK.map((it) => (
								<MenuItem
									key={it}
									id={it}
									className='emoji-item'
									textValue={words.reactWith(it)}
									onAction={() => acts.react(item.id, it)}
								>
									{it}
								</MenuItem>
							))}
						</Menu>
					</Popover>
				</MenuTrigger>
			)}
			{menu.length > 0 && (
				<MenuTrigger>
					<Button className='button quiet square' aria-label={words.label}>
						<Icon name='more' />
					</Button>
					<Popover className='popover' placement='bottom'>
						<Menu className='menu' aria-label={words.label} items={menu}>
							{(it) => (
								<MenuItem className='menu-item' textValue={it.name} onAction={it.run}>
									<Icon name={it.icon} /> {it.name}
								</MenuItem>
							)}
						</Menu>
					</Popover>
				</MenuTrigger>
			)}
		</span>
	)
}

function actsOf(item: Said, { about, answer, change, remove }: TalkActs, words: ReturnType<typeof useTalkWords>['act']): readonly Act[] {
	const isOurs = item.side === 'agent' && item.name === null && item.delivery !== 'failed'
	const { text, kind } = item.content
	return [
		...(about.replyTo ? [{ id: 'reply', name: words.reply, icon: 'reply', run: () => answer(item) } as const] : []),
		...(about.edits && isOurs && kind === 'text'
			? [{ id: 'edit', name: words.edit, icon: 'pencil', run: () => change(item) } as const]
			: []),
		...(about.deletes && isOurs ? [{ id: 'delete', name: words.remove, icon: 'bin', run: () => remove(item.id) } as const] : []),
		...(text ? [{ id: 'copy', name: words.copy, icon: 'copy', run: () => void navigator.clipboard.writeText(text) } as const] : []),
	]
}
