import { type KeyboardEvent, useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useFileLink } from '../../api/files.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useTalk } from '../talk-context.ts'
import { useTalkWords } from '../words/use-talk-words.ts'
import type { Filed } from './file-view.tsx'
import { useFileName } from './use-file-name.ts'

export interface LightboxProps {
	readonly pictures: readonly Filed[]
	/** Id of the one it opens with. */
	readonly first: string
	readonly onClose: () => void
}

/** The pictures of one message, large, one at a time. Arrow keys turn, Escape closes. */
export function Lightbox({ pictures, first, onClose }: LightboxProps) {
	const { app } = useWords()
	const { file: words } = useTalkWords()
	const [at, setAt] = useState(Math.max(0, pictures.findIndex((it) => it.ref.id === first)))
	const shown = pictures[at]
	const turn = (by: number) => setAt((it) => Math.min(pictures.length - 1, Math.max(0, it + by)))

	function onKeyDown({ key }: KeyboardEvent): void {
		if (key === 'ArrowRight') turn(1)
		if (key === 'ArrowLeft') turn(-1)
	}

	return (
		<ModalOverlay className='lightbox-overlay' isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
			<Modal className='lightbox-modal'>
				<Dialog className='lightbox'>
					<div className='lightbox-frame' onKeyDown={onKeyDown}>
						{shown && <Large key={shown.ref.id} file={shown} />}
						<div className='lightbox-foot'>
							{pictures.length > 1 && (
								<>
									<Button className='button square' aria-label={words.previous} isDisabled={at === 0} onPress={() => turn(-1)}>
										<Icon name='back' />
									</Button>
									<span role='status'>{words.place(at + 1, pictures.length)}</span>
									<Button
										className='button square lightbox-next'
										aria-label={words.next}
										isDisabled={at === pictures.length - 1}
										onPress={() => turn(1)}
									>
										<Icon name='back' />
									</Button>
								</>
							)}
							<span className='lightbox-gap' />
							<Button className='button square' autoFocus aria-label={app.close} onPress={onClose}>
								<Icon name='close' />
							</Button>
						</div>
					</div>
				</Dialog>
			</Modal>
		</ModalOverlay>
	)
}

function Large({ file }: { file: Filed }) {
	const { conversation } = useTalk()
	const { file: words } = useTalkWords()
	const { name, about } = useFileName(file)
	const { data: link } = useFileLink({ conversation, file: file.ref.id, isThere: true })
	return (
		<>
			<div className='lightbox-picture'>{link && <img src={link.url} alt={name} />}</div>
			<p className='lightbox-name'>
				<Heading slot='title' className='truncate'>{name}</Heading>
				<span className='said-quiet'>{about}</span>
				{link && <a className='said-link' href={link.url} download={name}>{words.download}</a>}
			</p>
		</>
	)
}
