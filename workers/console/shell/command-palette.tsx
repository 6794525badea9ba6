import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, TextField, useFilter } from 'react-aria-components'
import { useWords } from '../i18n/preferences.tsx'
import { Keys } from '../ui/keys.tsx'
import type { Command } from './use-commands.ts'
import './command-palette.css'

export interface CommandPaletteProps {
	readonly commands: readonly Command[]
	readonly onClose: () => void
}

/** Everything that can be done here, by typing a part of its name. */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
	const { palette } = useWords()
	const { contains } = useFilter({ sensitivity: 'base' })
	return (
		<ModalOverlay className='dialog-overlay' isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
			<Modal className='dialog-modal' data-size='m'>
				<Dialog className='palette' aria-label={palette.title}>
					<Autocomplete filter={contains}>
						<TextField aria-label={palette.search} autoFocus>
							<Input className='palette-search' placeholder={palette.search} />
						</TextField>
						<div className='palette-scroll' tabIndex={0}>
							<Menu
								className='palette-list'
								aria-label={palette.title}
								items={commands}
								renderEmptyState={() => <p className='palette-empty'>{palette.empty}</p>}
							>
								{(it) => (
									<MenuItem
										className='menu-item'
										textValue={it.name}
										onAction={() => {
											onClose()
											it.run()
										}}
									>
										<span style={{ flex: 1 }}>{it.name}</span>
										{it.chord && <Keys chord={it.chord} />}
									</MenuItem>
								)}
							</Menu>
						</div>
					</Autocomplete>
				</Dialog>
			</Modal>
		</ModalOverlay>
	)
}
