import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { StandIn } from '../../providers/stand-in.ts'
import { standIns } from '../../providers/stand-ins.ts'
import type { DataFolder } from '../../data-folder.ts'
import { freePort } from '../../port.ts'
import { CarrierLab } from './carrier-lab.ts'
import { clock } from './clock.ts'
import { type Gateway, LabInboxes } from './inboxes.ts'
import { startProviderServer } from './provider-server.ts'

export interface OpenedLab {
	readonly lab: CarrierLab
	close(): Promise<void>
}

/** Side by side: those most people know come first. */
const ORDER: readonly InboxChannel[] = [
	'whatsapp',
	'telegram',
	'messenger',
	'instagram',
	'twilio-messaging',
	'email',
	'line',
	'wechat',
	'wecom',
	'slack',
	'api',
]

function placeOf({ channel }: StandIn): number {
	const place = ORDER.indexOf(channel)
	return place < 0 ? ORDER.length : place
}

/** Where it was before, so that inboxes made in earlier starts go on leading here. */
export async function openCarrierLab(folder: Pick<DataFolder, 'kept' | 'keep'>, gateway: Gateway): Promise<OpenedLab> {
	const port = await freePort(folder.kept.labPort)
	const server = await startProviderServer(port)
	if (port !== folder.kept.labPort) folder.keep({ labPort: port })
	const memory = {
		digests: () => folder.kept.labCredentials,
		keep: (labCredentials: Readonly<Record<string, string>>) => folder.keep({ labCredentials: { ...labCredentials } }),
	}
	const lab = await CarrierLab.of({
		...{ standIns: standIns.toSorted((a, b) => placeOf(a) - placeOf(b)), gateway, clock, random: Math.random },
		inboxes: new LabInboxes(gateway, memory),
		apiBase: `${server.url}/provider`,
	})
	server.serve(lab)
	return { lab, close: () => server.close() }
}
