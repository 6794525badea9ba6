/** The script a site includes: `<script src="https://…/widget.js" data-inbox="demo.web" async></script>`. */
import { Client } from './client.ts'
import { mount } from './mount.ts'
import { readSettings, type Settings } from './settings.ts'
import { browserShelf } from './shelf.ts'

/** What a page may call. */
export interface Patchbay {
	open(): void
	close(): void
	toggle(): void
}

declare global {
	// A property of the global object is declared this way or not at all.
	var Patchbay: Patchbay | undefined
}

function begin(settings: Settings): void {
	const client = new Client(settings, browserShelf())
	globalThis.Patchbay = mount(client, settings)
	client.resume()
}

const script = document.currentScript
const settings = readSettings(script instanceof HTMLScriptElement ? script : null)
// Included twice, as single-page sites do, it stays one widget.
if (settings && !globalThis.Patchbay) {
	if (document.body) begin(settings)
	else addEventListener('DOMContentLoaded', () => globalThis.Patchbay ?? begin(settings), { once: true })
}
