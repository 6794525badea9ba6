import { may, useMe } from '../api/me.ts'
import { FieldList } from './field-list.tsx'
import { TagPicker } from './tag-picker.tsx'
import './known.css'

export interface KnownPanelProps {
	readonly conversation: string
	readonly tags: readonly string[]
	/** Newest row of the log: more may be known by it. */
	readonly seq: number
}

/** What staff have said of a conversation, and what is known of the customer. */
export function KnownPanel({ conversation, tags, seq }: KnownPanelProps) {
	const me = useMe().data
	if (!me) return null
	return (
		<>
			<TagPicker conversation={conversation} tags={tags} mayTag={may(me, 'conversations.tag')} />
			<FieldList conversation={conversation} seq={seq} mayReveal={may(me, 'fields.reveal')} />
		</>
	)
}
