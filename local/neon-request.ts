/** One request of Neon's HTTP protocol: a query, or a batch of them as one transaction. */
import type { IncomingHttpHeaders } from 'node:http'
import type { Pool, PoolClient, QueryArrayConfig, QueryArrayResult } from 'pg'
import { z } from 'zod'

const Query = z.object({ query: z.string(), params: z.array(z.unknown()).default([]), arrayMode: z.boolean().optional() })
export const NeonRequest = z.union([z.object({ queries: z.array(Query) }), Query])
type NeonQuery = z.infer<typeof Query>

const ISOLATION = {
	ReadUncommitted: 'READ UNCOMMITTED',
	ReadCommitted: 'READ COMMITTED',
	RepeatableRead: 'REPEATABLE READ',
	Serializable: 'SERIALIZABLE',
} as const
const Isolation = z.enum(Object.keys(ISOLATION) as (keyof typeof ISOLATION)[]).optional()

/** Cells travel as PostgreSQL writes them; the driver turns them into values by their type. */
const RAW_TEXT = { getTypeParser: () => (text: string) => text }

export async function runNeonRequest(
	pool: Pool,
	request: { body: z.infer<typeof NeonRequest>; headers: IncomingHttpHeaders },
): Promise<unknown> {
	const { body, headers } = request
	const asArrays = headers['neon-array-mode'] === 'true'
	if (!('queries' in body)) return runQuery(pool, { ...body, arrayMode: body.arrayMode ?? asArrays })
	const begin = beginStatement(headers)
	const client = await pool.connect()
	let broken = false
	try {
		await client.query(begin)
		const results: unknown[] = []
		for (const query of body.queries) results.push(await runQuery(client, { ...query, arrayMode: query.arrayMode ?? asArrays }))
		await client.query('COMMIT')
		return { results }
	} catch (thrown) {
		await client.query('ROLLBACK').catch(() => broken = true)
		throw thrown
	} finally {
		client.release(broken)
	}
}

/** Any word but exactly `true` counts as false, as with Neon. */
function beginStatement(headers: IncomingHttpHeaders): string {
	const isolation = Isolation.parse(headers['neon-batch-isolation-level'])
	const level = isolation ? ` ISOLATION LEVEL ${ISOLATION[isolation]}` : ''
	const readOnly = headers['neon-batch-read-only'] === 'true' ? ' READ ONLY' : ''
	const deferrable = headers['neon-batch-deferrable'] === 'true' ? ' DEFERRABLE' : ''
	return `BEGIN${level}${readOnly}${deferrable}`
}

async function runQuery(on: Pool | PoolClient, { query, params, arrayMode }: NeonQuery): Promise<unknown> {
	// The extended protocol takes one statement only, as Neon does.
	const config: QueryArrayConfig & { queryMode: 'extended' } = {
		text: query,
		values: params.map(asText),
		rowMode: 'array',
		types: RAW_TEXT,
		queryMode: 'extended',
	}
	const { fields, rows, command, rowCount }: QueryArrayResult<(string | null)[]> = await on.query(config)
	const named = () => rows.map((row) => Object.fromEntries(row.map((cell, i) => [fields[i]?.name, cell])))
	return { command, rowCount, rowAsArray: arrayMode ?? false, fields: fields.map((it) => ({ ...it })), rows: arrayMode ? rows : named() }
}

/** The driver sends text already; other clients of the protocol may send JSON values, which PostgreSQL gets as text. */
function asText(param: unknown): string | null {
	if (param === null || param === undefined) return null
	if (typeof param === 'string') return param
	return Array.isArray(param) ? `{${param.map(asArrayItem).join(',')}}` : JSON.stringify(param)
}

function asArrayItem(item: unknown): string {
	if (Array.isArray(item)) return asText(item) ?? 'NULL'
	const text = asText(item)
	return text === null ? 'NULL' : `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}
