import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import { type Acts, type ActTarget, BOOSTS_MIN, MINUTE_MS } from './act-context.ts'

export interface ActMenuProps {
	readonly acts: Acts
	readonly target: ActTarget
	/** Whether Tab stops here. */
	readonly isStop: boolean
}

/** All that can be done with somebody in line. */
export function ActMenu({ acts, target, isStop }: ActMenuProps) {
	const { act } = useWords()
	const quick = BOOSTS_MIN.map((it) => ({
		id: `boost-${it}`,
		name: act.boostBy(it),
		key: null,
		run: () => acts.boost(target, it * MINUTE_MS),
	}))
	const items = [
		...quick,
		{ id: 'boost', name: act.boostOther, key: 'b', run: () => acts.ask('boost', target) },
		{ id: 'move', name: act.move, key: 'm', run: () => acts.ask('move', target) },
		{ id: 'assign', name: act.assign, key: 'a', run: () => acts.ask('assign', target) },
	]
	return (
		<MenuTrigger>
			<Button className='button quiet square' aria-label={act.menu(target.name)} excludeFromTabOrder={!isStop}>
				<Icon name='more' />
			</Button>
			<Popover className='popover' placement='bottom end'>
				<Menu className='menu' aria-label={act.menu(target.name)}>
					{items.map(({ id, name, key, run }) => (
						<MenuItem key={id} id={id} className='menu-item' textValue={name} onAction={run}>
							<span style={{ flex: 1 }}>{name}</span>
							{key && <Keys chord={key} />}
						</MenuItem>
					))}
				</Menu>
			</Popover>
		</MenuTrigger>
	)
}
