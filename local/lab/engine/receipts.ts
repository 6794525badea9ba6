import type { ReceiptRule } from './view.ts'

type Receipt = 'sent' | 'delivered' | 'read' | 'failed'

/** What a provider tells of a message it has just taken, and after how many ms. */
export function receiptsAfterTaking(rule: ReceiptRule): readonly { readonly state: Receipt; readonly afterMs: number }[] {
	if (rule === 'none') return []
	if (rule === 'failed') return [{ state: 'sent', afterMs: 50 }, { state: 'failed', afterMs: 300 }]
	return [{ state: 'sent', afterMs: 50 }, { state: 'delivered', afterMs: 300 }]
}
