/** The open chat, fetched with the first sign that somebody wants it: `/widget-panel.js`. */
import type { Client } from './client.ts'
import { browserFileKeep } from './file-keep.ts'
import { type FileLink, FileLinks } from './file-links.ts'
import { newId } from './new-id.ts'
import { Panel, type PanelOptions } from './panel.ts'
import { styles } from './panel-styles.ts'
import { postFile } from './post-file.ts'
import { Uploader } from './uploader.ts'

type Options = Pick<PanelOptions, 'texts' | 'clock' | 'close'>

export function makePanel(client: Client, options: Options): { readonly panel: Panel; readonly styles: string } {
	const uploader = makeUploader(client)
	const links = new FileLinks((file) => askLink(client, file))
	client.watch(({ connection }) => uploader.online(connection === 'online'))
	uploader.online(client.state.connection === 'online')
	void uploader.resume()
	return { panel: new Panel(client, { ...options, uploader, links }), styles }
}

function makeUploader(client: Client): Uploader {
	return new Uploader({
		keep: browserFileKeep(client.place),
		post: (file, progress) => postFile(file, { base: client.base, token: client.token ?? '', progress }),
		done: (id, file) => client.send({ kind: 'files', text: '', files: [file] }, { id, shown: nameOf(client, id) }),
		show: (uploads) => client.showUploads(uploads),
		newId,
		nowMs: Date.now,
		random: Math.random,
	})
}

function nameOf({ state }: Client, id: string): string {
	return state.uploads.find((it) => it.id === id)?.name ?? ''
}

async function askLink({ base, token }: Client, file: string): Promise<FileLink | null> {
	const response = await fetch(`${base}/api/v1/widget/files/${file}`, {
		headers: { authorization: `Bearer ${token}` },
		credentials: 'omit',
	})
	if (!response.ok) return null
	const { url, thumbnailUrl, expiresAtMs }: FileLink = await response.json()
	return { url: base + url, thumbnailUrl: thumbnailUrl && base + thumbnailUrl, expiresAtMs }
}
