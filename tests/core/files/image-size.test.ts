import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileType } from '../../../core/files/file-type.ts'
import { imageSize } from '../../../core/files/image-size.ts'
import { pictures } from './pictures.ts'

const sizeOf = (it: Uint8Array) => imageSize(it, fileType(it, null))

describe('the size of a picture', () => {
	it('is read from its header, in every format that is shown', () => {
		const { png, jpeg, gif, webp, lossless, extended, large } = pictures
		for (const it of [png, jpeg, gif, webp, lossless, extended]) expect(sizeOf(it)).toEqual({ width: 30, height: 20 })
		expect(sizeOf(large)).toEqual({ width: 1200, height: 600 })
	})

	it('is that of the picture as it is shown, when it lies on its side', () => {
		expect(sizeOf(pictures.turned)).toEqual({ width: 20, height: 30 })
	})

	it('is unknown of what ends too soon or is none', () => {
		for (const [name, it] of Object.entries(pictures)) expect(imageSize(it.subarray(0, 8), fileType(it, null)), name).toBeNull()
		expect(imageSize(pictures.png, 'application/pdf')).toBeNull()
	})

	it('is a size or nothing for any bytes, and comes to an end', () => {
		const types = fc.constantFrom('image/png', 'image/jpeg', 'image/gif', 'image/webp')
		const spoilt = fc.tuple(fc.constantFrom(...Object.values(pictures)), fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 20 }))
			.map(([picture, changes]) => {
				const copy = picture.slice()
				for (const [at, byte] of changes) if (at < copy.length) copy[at] = byte
				return copy
			})
		fc.assert(
			fc.property(fc.oneof(spoilt, fc.uint8Array({ maxLength: 400 })), types, (bytes, type) => {
				const size = imageSize(bytes, type)
				expect(size === null || (size.width > 0 && size.height > 0)).toBe(true)
			}),
			{ numRuns: 2_000 },
		)
	})
})
