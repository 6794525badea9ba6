import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { useWords } from '../i18n/preferences.tsx'
import { useConsole, useSession } from '../live/session-context.ts'
import { Icon } from '../ui/icon.tsx'
import { CapacityMeter } from './capacity-meter.tsx'
import './presence-switch.css'

const CHOICES = ['available', 'away', 'offline'] as const

/** What the agent says of themselves, and how full their hands are. */
export function PresenceSwitch() {
	const { presence: words } = useWords()
	const session = useSession()
	const view = useConsole((state) => state.agent.view)
	const down = useConsole((state) => state.link.state !== 'open')
	if (!view) return null
	return (
		<div className='rail-head presence'>
			<MenuTrigger>
				<Button className='presence-button' aria-label={`${words.label}: ${words[view.presence]}`} isDisabled={down}>
					<span className='presence-dot' data-presence={view.presence} />
					<span>{words[view.presence]}</span>
					<Icon name='chevron' size={14} />
				</Button>
				<Popover className='popover' placement='bottom start'>
					<Menu className='menu' aria-label={words.label} selectionMode='single' selectedKeys={[view.presence]}>
						{CHOICES.map((it) => (
							<MenuItem
								key={it}
								id={it}
								className='menu-item presence-choice'
								textValue={words[it]}
								onAction={() => session.setPresence(it)}
							>
								<span className='presence-dot' data-presence={it} />
								<span>
									<Text slot='label'>{words[it]}</Text>
									<Text slot='description'>{words[`${it}Hint`]}</Text>
								</span>
							</MenuItem>
						))}
					</Menu>
				</Popover>
			</MenuTrigger>
			<CapacityMeter view={view} />
		</div>
	)
}
