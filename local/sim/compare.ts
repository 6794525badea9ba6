import type { Comparison, Study } from '../../core/simulation/comparison.ts'
import { studyPolicies } from '../../core/simulation/study.ts'
import { comparisonTable } from './comparison-table.ts'

/** Runs a study and prints it. Progress goes to a terminal only, so that it is in nobody's file. */
export function compare(study: Omit<Study, 'onProgress'>, json: boolean): Comparison {
	const startedAtMs = performance.now()
	const comparison = studyPolicies({ ...study, ...process.stderr.isTTY ? { onProgress: ({ share, policy }) => tell(share, policy) } : {} })
	if (process.stderr.isTTY) process.stderr.write('\x1b[2K\r')
	const seconds = Math.round(performance.now() - startedAtMs) / 1000
	console.log(json ? JSON.stringify({ ...comparison, seconds }) : comparisonTable(comparison, seconds))
	return comparison
}

function tell(share: number, policy: string): void {
	process.stderr.write(`\x1b[2K\r${Math.floor(share * 100)} % ${policy}`)
}

/** 1, 2, 3, …: so many of them from the first on. */
export function seedsFrom(first: number, count: number): number[] {
	return Array.from({ length: count }, (_, i) => first + i)
}
