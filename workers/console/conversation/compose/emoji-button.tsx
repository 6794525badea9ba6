import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Icon } from '../../ui/icon.tsx'
import { EMOJI } from '../emoji.ts'
import { useTalkWords } from '../words/use-talk-words.ts'

/** Puts an emoji where one writes. */
export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }) {
	const { compose: words } = useTalkWords()
	return (
		<MenuTrigger>
			<Button className='button quiet square compose-tool' aria-label={words.emoji}>
				<Icon name='smile' />
			</Button>
			<Popover className='popover' placement='top'>
				<Menu className='menu emoji-menu' data-wide='' aria-label={words.emoji}>
					{EMOJI.map((it) => <MenuItem key={it} id={it} className='emoji-item' textValue={it} onAction={() => onPick(it)}>{it}</MenuItem>)}
				</Menu>
			</Popover>
		</MenuTrigger>
	)
}
