import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'
import sparticuz from '@sparticuz/chromium'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
/** Nothing is looked up elsewhere, and it starts as root in a container. The npm package's own flags suit a lambda: they merge all processes into one and switch the same-origin policy off. */
const ARGS = [
	'--no-sandbox',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--force-color-profile=srgb',
]

/** The system's Chromium, or the one from npm. */
export async function launchBrowser(): Promise<Browser> {
	return await chromium.launch({ executablePath: onPath() ?? await sparticuz.executablePath(), args: ARGS })
}

function onPath(): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(delimiter)
	return folders.flatMap((folder) => NAMES.map((it) => join(folder, it))).find((it) => existsSync(it))
}
