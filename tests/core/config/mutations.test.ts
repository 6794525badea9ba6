import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import { goodConfig } from './good-config.ts'
import { mutated, mutations } from './mutations.ts'
import { wrongs } from './refused.ts'

it('finds nothing wrong with a good configuration', () => {
	fc.assert(fc.property(goodConfig, (config) => {
		expect(wrongs(config)).toEqual([])
	}))
})

it('finds nothing new in what it has filled in', () => {
	fc.assert(fc.property(goodConfig, (config) => {
		const filled = WorkspaceConfig.parse(config)
		expect(WorkspaceConfig.parse(filled)).toEqual(filled)
	}))
})

describe('a good configuration is refused at exactly the place where it was spoilt', () => {
	it.each(mutations)('$name', (mutation) => {
		fc.assert(
			fc.property(goodConfig, (good) => {
				const { config, path } = mutated(good, mutation)
				const [first = ''] = wrongs(config)
				expect(first.slice(0, first.indexOf(':'))).toBe(path)
				// What to do about it, in a sentence.
				expect(first.slice(path.length + 2)).toMatch(/^[A-Z"].{10,}/)
			}),
			{ numRuns: 20 },
		)
	})
})

it('takes the example in the documentation', () => {
	const [, example = ''] = /```json\n(.*?)```/s.exec(readFileSync('docs/design/routing.md', 'utf8')) ?? []
	expect(wrongs(JSON.parse(example))).toEqual([])
})
