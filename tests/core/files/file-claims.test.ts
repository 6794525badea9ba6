import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type FileClaims, LINK_LIFE_MS, linkUntilMs, readClaims, writeClaims } from '../../../core/files/file-claims.ts'
import { arrivedKey, fileKey, filesOfConversation, thumbnailKey } from '../../../core/files/file-key.ts'
import { fileMaxBytes } from '../../../core/files/file-limits.ts'
import type { ConversationId, WorkspaceId } from '../../../core/ids.ts'

const place = {
	workspace: 'demo' as WorkspaceId,
	conversation: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' as ConversationId,
	file: 'fil_01JD3ZK8Q0ABCDEFGHJKMN',
}
const claims: FileClaims = { ...place, thumbnail: true, untilMs: 1_800_000_000_000 }

it('reads what has been written, and nothing else', () => {
	expect(readClaims(writeClaims(claims))).toEqual(claims)
	expect(readClaims(writeClaims({ ...claims, thumbnail: false }))).toEqual({ ...claims, thumbnail: false })
	for (const it of ['', `${writeClaims(claims)} more`, writeClaims({ ...claims, file: '../other' }), 'demo x y t 1']) {
		expect(readClaims(it), it).toBeNull()
	}
	fc.assert(fc.property(fc.string(), (text) => readClaims(text) === null))
})

it('gives everybody of the same quarter of an hour the same link, good for an hour at least', () => {
	const nowMs = 1_800_000_000_001
	const untilMs = linkUntilMs(nowMs, LINK_LIFE_MS)
	expect(untilMs - nowMs).toBeGreaterThanOrEqual(LINK_LIFE_MS)
	expect(linkUntilMs(nowMs + 60_000, LINK_LIFE_MS)).toBe(untilMs)
	expect(linkUntilMs(nowMs + 900_000, LINK_LIFE_MS)).toBeGreaterThan(untilMs)
})

it('puts a file and its small picture under its conversation, and what has just arrived under none', () => {
	const prefix = filesOfConversation(place)
	expect(fileKey(place)).toBe(`${prefix}${place.file}`)
	expect(thumbnailKey(fileKey(place)).startsWith(prefix)).toBe(true)
	expect(arrivedKey(place.workspace, 'x')).toBe('_arrived/demo/x')
})

it('takes 25 MiB, or as much as the setting says, and never more than 100', () => {
	const MIB = 1_048_576
	expect([undefined, '', '10', '100', '5000', '0', '-1', '1.5', 'lots'].map((it) => fileMaxBytes(it) / MIB))
		.toEqual([25, 25, 10, 100, 100, 25, 25, 25, 25])
})
