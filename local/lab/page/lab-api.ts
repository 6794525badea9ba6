/** What the page asks of the lab. */
import type { AskedAct } from '../engine/asked-act.ts'
import type { Exchange, LabView, Trouble } from '../engine/view.ts'

/** What of a channel's trouble is to be otherwise. `faultForMs`: 0 for until it is changed. */
export type TroubleChange = Partial<Omit<Trouble, 'faultUntilMs'>> & { readonly faultForMs?: number }

interface Whose {
	readonly channel: string
	readonly address: string
}

/** Null when it has been done, else why not. */
export type Refused = string | null

export const labApi = {
	/** Waits some seconds for what comes after that version. */
	state: (after: number) => read<LabView>(`state?after=${after}`),
	exchanges: (channel: string, after: number) =>
		read<{ readonly items: readonly Exchange[] }>(`exchanges?${new URLSearchParams({ channel, after: String(after) })}`),
	open: () => write('open', {}),
	act: (whose: Whose, act: AskedAct) => write('act', { ...whose, act }),
	look: (whose: Whose) => write('look', whose),
	trouble: (channel: string, trouble: TroubleChange) => write('trouble', { channel, trouble }),
	expire: ({ inbox, address }: { readonly inbox: string; readonly address: string }) => write('expire', { inbox, address }),
	/** The address of somebody new; null when there is room for nobody more. */
	async person(channel: string): Promise<string | null> {
		const response = await post('person', { channel })
		return response.ok ? ((await response.json()) as { readonly address: string }).address : null
	},
}

async function read<Body>(what: string): Promise<Body> {
	const response = await fetch(`/lab/api/${what}`)
	if (!response.ok) throw new Error(`${what} answered ${response.status}`)
	return await response.json() as Body
}

async function write(what: string, body: object): Promise<Refused> {
	try {
		const response = await post(what, body)
		if (response.ok) return null
		return ((await response.json()) as { readonly why?: string }).why ?? 'refused'
	} catch {
		return 'refused'
	}
}

function post(what: string, body: object): Promise<Response> {
	return fetch(`/lab/api/${what}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}
