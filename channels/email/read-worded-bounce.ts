/**
 * Servers that say in words alone that they could not deliver (qmail, old Exim, some gateways) put the head of our mail below them:
 * what is meant stands there, and the reason is what they say above.
 */
import type { Email } from 'postal-mime'
import type { InboundStatus } from '../channel.ts'
import { cleanText } from '../shared/clean.ts'
import { sendProblem } from '../shared/outcome.ts'
import { canonicalAddress } from './mail-address.ts'
import { messageIdIn } from './message-id.ts'
import { codeOf, OURS_HEADER, oursIn, type Report } from './read-report.ts'

const TEXT_MAX_CHARS = 64_000
const REASON_MAX_CHARS = 500
const OURS = new RegExp(`^>?[ \\t]?${OURS_HEADER}:[ \\t]*(\\S{1,200})[ \\t]*$`, 'im')
const TO = /^>?[ \t]?To:[ \t]*<?([^<>\s]{3,254})>?[ \t]*$/im
const ID = /^>?[ \t]?Message-ID:[ \t]*(<[^<>\s]{1,400}>)[ \t]*$/im

/** Null where it does not say which mail of ours it is about. */
export function readWordedBounce(mail: Email, { id, atMs }: Report): InboundStatus | null {
	const text = (mail.text ?? '').replace(/\r/g, '').slice(0, TEXT_MAX_CHARS)
	const head = OURS.exec(text)
	const [ours, address] = [oursIn(head?.[1]), canonicalAddress(TO.exec(text)?.[1])]
	if (ours === null || address === null) return null
	const of = messageIdIn(ID.exec(text)?.[1])
	const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text.slice(0, head?.index))?.[0] ?? null
	// For now it is only late.
	if (status?.startsWith('4')) return null
	return {
		kind: 'status',
		id: `report ${id}`,
		from: { address, name: null, label: null, language: null },
		atMs,
		state: 'failed',
		...(of !== null && { of }),
		ours,
		problem: sendProblem(codeOf(status), { providerCode: status, detail: reasonIn(text) }),
	}
}

function reasonIn(text: string): string {
	return cleanText(text.trim(), REASON_MAX_CHARS).replace(/\s+/g, ' ')
}
