import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useIsReadOnly } from '../../routing/fields/field-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { goSettings } from '../use-settings-route.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { RemoveDialog, type RemoveDialogProps } from './remove-dialog.tsx'

type RemoveProps = Omit<RemoveDialogProps, 'onClose' | 'onRemoved'>

/** At the end of an entry's page: takes it out, then shows the list again. */
export function RemoveCard({ section, ...props }: RemoveProps & { readonly section: string }) {
	const { entry: words } = useSettingsWords()
	const [isOpen, setOpen] = useState(false)
	if (useIsReadOnly()) return null
	return (
		<section className='form-card danger-row' aria-label={words.danger}>
			<p className='setting-hint'>{words.removeText}</p>
			<Button className='button danger' onPress={() => setOpen(true)}>{words.removeOf(props.entry.name)}</Button>
			{isOpen && <RemoveDialog {...props} onClose={() => setOpen(false)} onRemoved={() => goSettings(section)} />}
		</section>
	)
}

/** At the end of a row. */
export function RemoveButton(props: RemoveProps) {
	const { entry: words } = useSettingsWords()
	const [isOpen, setOpen] = useState(false)
	if (useIsReadOnly()) return null
	return (
		<>
			<Button className='button quiet square small' aria-label={words.removeOf(props.entry.name)} onPress={() => setOpen(true)}>
				<Icon name='close' size={14} />
			</Button>
			{isOpen && <RemoveDialog {...props} onClose={() => setOpen(false)} />}
		</>
	)
}
