import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from './icon.tsx'
import './dialog-window.css'

export interface DialogWindowProps {
	readonly title: string
	readonly onClose: () => void
	readonly children: ReactNode
	readonly size?: 's' | 'm'
}

/** A modal window; open for as long as it is rendered. Escape and a click beside it close it. */
export function DialogWindow({ title, onClose, children, size = 's' }: DialogWindowProps) {
	const words = useWords()
	return (
		<ModalOverlay className='dialog-overlay' isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
			<Modal className='dialog-modal' data-size={size}>
				<Dialog className='dialog'>
					<header className='dialog-head'>
						<Heading slot='title'>{title}</Heading>
						<Button className='button quiet square' aria-label={words.app.close} onPress={onClose}>
							<Icon name='close' />
						</Button>
					</header>
					{children}
				</Dialog>
			</Modal>
		</ModalOverlay>
	)
}
