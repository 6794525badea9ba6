import { expect, it } from 'vitest'
import { byteRange } from '../../../core/files/byte-range.ts'

it('is the part that is asked for, as far as there is one', () => {
	expect(byteRange('bytes=0-9', 100)).toEqual({ offset: 0, length: 10 })
	expect(byteRange('bytes=90-', 100)).toEqual({ offset: 90, length: 10 })
	expect(byteRange('bytes=90-999', 100)).toEqual({ offset: 90, length: 10 })
	expect(byteRange('bytes=-10', 100)).toEqual({ offset: 90, length: 10 })
	expect(byteRange('bytes=-999', 100)).toEqual({ offset: 0, length: 100 })
})

it('is everything where the header says nothing that counts', () => {
	for (const it of [null, '', 'bytes=', 'bytes=-', 'bytes=5-4', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=x-']) {
		expect(byteRange(it, 100), String(it)).toBeNull()
	}
})

it('is nothing behind the end', () => {
	for (const it of ['bytes=100-', 'bytes=100-200', 'bytes=-0']) expect(byteRange(it, 100), it).toBe('unsatisfiable')
})
