import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { eventually } from './eventually.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const Violations = z.array(z.object({
	id: z.string(),
	impact: z.string().nullable(),
	help: z.string(),
	nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string() })),
}))

const IS_STILL =
	'document.getAnimations().every((it) => it.playState !== "running" || it.effect.getComputedTiming().iterations === Infinity)'

/** What axe finds serious or critical on a page, shadow roots included, one readable line for each element. */
export async function barriers(page: Page): Promise<string[]> {
	// What fades in is only then as legible as it will be.
	await eventually(() => page.evaluate(IS_STILL)).toBe(true)
	if (!await page.evaluate('"axe" in globalThis')) await page.evaluate(source)
	const found = await page.evaluate('axe.run(document, { resultTypes: ["violations"] }).then((it) => it.violations)')
	return Violations.parse(found).filter((it) => it.impact === 'serious' || it.impact === 'critical').flatMap((it) =>
		it.nodes.map((node) =>
			`${it.id} (${it.impact}): ${it.help}: ${JSON.stringify(node.target)}: ${node.failureSummary.replace(/\s+/g, ' ')}`
		)
	)
}
