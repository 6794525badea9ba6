import { createRoute } from '@hono/zod-openapi'
import { asks } from '../auth/permit.ts'
import { webhookTotals } from '../hooks/visits.ts'
import { newApp } from './new-app.ts'

const metrics = createRoute({
	method: 'get',
	path: '/metrics',
	summary: 'Counters, for Prometheus',
	description:
		'Of the isolate that answers, since it began: a scrape that reaches another one counts anew. Nothing in it is of one tenant.',
	...asks('anyone'),
	responses: { 200: { description: 'The text format, version 0.0.4' } },
})

export function metricsRoutes() {
	return newApp().openapi(
		metrics,
		(c) => c.body(textOf(webhookTotals()), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }),
	)
}

/** https://prometheus.io/docs/instrumenting/exposition_formats/ */
function textOf({ accepted, refused }: { readonly accepted: number; readonly refused: number }): string {
	return [
		'# HELP patchbay_webhooks_total Webhooks by whether their signature was right.',
		'# TYPE patchbay_webhooks_total counter',
		`patchbay_webhooks_total{signature="right"} ${accepted}`,
		`patchbay_webhooks_total{signature="wrong"} ${refused}`,
		'',
	].join('\n')
}
