import { Icon } from '../../../ui/icon.tsx'
import { useSetupWords } from '../words/setup-words.ts'

const PIECES = /\*\*(.+?)\*\*|\[(.+?)\]\((https:\/\/\S+?)\)/

/** A sentence in which places at the provider stand out, between `**`, and pages of its can be opened, as `[name](address)`. */
export function Marked({ text }: { text: string }) {
	const found = PIECES.exec(text)
	if (!found) return text
	const [whole, bold, name = '', url] = found
	return (
		<>
			{text.slice(0, found.index)}
			{url === undefined ? <b>{bold}</b> : <OutLink name={name} url={url} />}
			<Marked text={text.slice(found.index + whole.length)} />
		</>
	)
}

/** To somebody else's page: what is begun here stays open. */
export function OutLink({ name, url }: { name: string; url: string }) {
	const words = useSetupWords()
	return (
		<a className='out-link' href={url} target='_blank' rel='noreferrer'>
			{name}
			<Icon name='link' size={12} />
			<span className='visually-hidden'>{`(${words.newTab})`}</span>
		</a>
	)
}
