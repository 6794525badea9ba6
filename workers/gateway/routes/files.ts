import { createRoute, z } from '@hono/zod-openapi'
import { type FilePlace, isFileId } from '../../../core/files/file-key.ts'
import { FILE_KINDS } from '../../../core/message.ts'
import { type Refusal, refuse } from '../../../core/problem.ts'
import { asks } from '../auth/permit.ts'
import type { AppContext } from '../context.ts'
import { findVisible } from '../find-visible.ts'
import { allowOrigin, customerAt } from '../files/customer-at.ts'
import type { Shelved } from '../files/file-shelf.ts'
import { whyNotHere } from '../files/file-standing.ts'
import { receiveUpload } from '../files/receive-upload.ts'
import { problem, problemsOf } from '../problem-response.ts'
import { newApp } from './new-app.ts'

const WIDGET = '/api/v1/widget/files'
const PREFLIGHT_S = '600'

const id = z.string().openapi({ example: 'cnv_01JD3ZK8Q0ABCDEFGHJKMN' })
const file = z.string().openapi({ example: 'fil_01JD3ZK8Q0ABCDEFGHJKMN' })
const token = z.object({
	authorization: z.string().optional().openapi({ description: "`Bearer {token}`: the visitor's, of `/api/v1/widget/sessions`" }),
})
const About = {
	type: z.string().openapi({ description: 'As its bytes say', example: 'image/jpeg' }),
	bytes: z.int(),
	name: z.string().nullable(),
	width: z.int().optional().openapi({ description: 'Of an image, in pixels' }),
	height: z.int().optional(),
}
const Uploaded = z.object({ id: file, kind: z.enum(FILE_KINDS), ...About, thumbnail: z.boolean() }).openapi('UploadedFile')
const Link = z.object({
	url: z.string().openapi({ description: 'A path of this installation; anybody who has it may read' }),
	thumbnailUrl: z.string().nullable().openapi({ description: 'A small picture of it' }),
	expiresAtMs: z.int(),
	...About,
}).openapi('FileLink')

/** Its body is not said to be one to the description's reader: nothing may read it but what streams it on. */
const uploading = {
	headers: z.object({
		'x-file-name': z.string().max(2_048).optional().openapi({ description: 'Percent-encoded UTF-8', example: 'caf%C3%A9.jpg' }),
		'idempotency-key': z.string().regex(/^[\x21-\x7e]{1,128}$/, '1 to 128 visible ASCII characters').optional().openapi({
			description: 'Makes a repeat the same file',
		}),
	}),
	body: { required: true, content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
}
const uploads = {
	201: { description: 'It is kept; a message may name it', content: { 'application/json': { schema: Uploaded } } },
	default: problemsOf('body-invalid', 'body-too-large', 'file-refused', 'not-found', 'parameter-invalid', 'objects-unavailable'),
}
const links = {
	200: { description: 'A link that expires', content: { 'application/json': { schema: Link } } },
	default: problemsOf('not-found', 'file-not-here', 'file-gone', 'file-refused', 'objects-unavailable'),
}

const upload = createRoute({
	method: 'post',
	path: '/api/v1/conversations/{id}/files',
	summary: 'Upload a file to be said in a conversation',
	description: 'The body is the file itself. 25 MiB at most, unless the installation says otherwise. What it is, its bytes say.',
	...asks('conversations.reply'),
	request: { params: z.object({ id }), ...uploading },
	responses: uploads,
})

const link = createRoute({
	method: 'get',
	path: '/api/v1/conversations/{id}/files/{file}',
	summary: 'A link to a file of a conversation',
	description: 'Good for about an hour, for whoever has it.',
	...asks('conversations.read'),
	request: { params: z.object({ id, file }) },
	responses: links,
})

const customerUpload = createRoute({
	method: 'post',
	path: WIDGET,
	summary: 'Upload a file to be said, as a visitor',
	description: 'As for staff; from a page whose origin the inbox allows (CORS).',
	...asks('customer'),
	request: { ...uploading, headers: uploading.headers.extend(token.shape) },
	responses: uploads,
})

const customerLink = createRoute({
	method: 'get',
	path: `${WIDGET}/{file}`,
	summary: "A link to a file of the visitor's conversation",
	...asks('customer'),
	request: { params: z.object({ file }), headers: token },
	responses: links,
})

const bytes = createRoute({
	method: 'get',
	path: '/files/{token}',
	summary: 'The file behind a link',
	description: 'With ranges. What a browser could run is only ever bytes to be saved.',
	...asks('anyone'),
	request: { params: z.object({ token: z.string() }) },
	responses: {
		200: { description: 'The bytes', content: { '*/*': { schema: z.string().openapi({ format: 'binary' }) } } },
		206: { description: 'The part that was asked for' },
		default: problemsOf('not-found', 'link-expired', 'range-invalid', 'objects-unavailable'),
	},
})

export function fileRoutes() {
	const app = newApp()
	for (const path of [WIDGET, `${WIDGET}/:file`]) app.options(path, preflight)
	return app
		.openapi(upload, async (c) => {
			const found = await findVisible(c, c.req.valid('param').id)
			if (!found) return problem(c, { code: 'not-found' })
			const { workspace, id: who } = c.get('caller')
			const kept = await receiveUpload(c, { place: { workspace, conversation: found.id }, stub: found.stub, who })
			return kept.ok ? c.json(uploadedBody(kept), 201) : problem(c, kept)
		})
		.openapi(link, async (c) => {
			const { id, file } = c.req.valid('param')
			const found = isFileId(file) ? await findVisible(c, id) : null
			if (!found) return problem(c, { code: 'not-found' })
			const place = { workspace: c.get('caller').workspace, conversation: found.id, file }
			const linked = await linkTo(c, place, () => whyNotHere(found.stub, file))
			return linked.ok ? c.json(linked.body, 200) : problem(c, linked)
		})
		.openapi(customerUpload, async (c) => {
			const here = await customerAt(c)
			if (!here.ok) return problem(c, here)
			const kept = await receiveUpload(c, { ...here, who: here.contact })
			return kept.ok ? c.json(uploadedBody(kept), 201) : problem(c, kept)
		})
		.openapi(customerLink, async (c) => {
			const here = await customerAt(c)
			if (!here.ok) return problem(c, here)
			const { file } = c.req.valid('param')
			// Whether it is still to come, their socket tells.
			const none = () => Promise.resolve(refuse('not-found'))
			const linked = isFileId(file) ? await linkTo(c, { ...here.place, file }, none) : refuse('not-found')
			return linked.ok ? c.json(linked.body, 200) : problem(c, linked)
		})
		.openapi(bytes, async (c) => {
			const { files } = c.get('services')
			if (!files) return problem(c, { code: 'objects-unavailable' })
			const served = await files.serve({ token: c.req.valid('param').token, headers: c.req.raw.headers, nowMs: Date.now() })
			return served instanceof Response ? served : problem(c, served)
		})
}

async function linkTo(
	c: AppContext,
	place: FilePlace,
	whyNot: () => Promise<Refusal>,
): Promise<{ readonly ok: true; readonly body: z.infer<typeof Link> } | Refusal> {
	const { files } = c.get('services')
	if (!files) return refuse('objects-unavailable')
	const found = await files.find(place)
	if (!found) return await whyNot()
	const { thumbnail, ...stored } = found.stored
	return { ok: true, body: { ...await files.link(place, { thumbnail, nowMs: Date.now() }), ...stored, name: found.ref.name } }
}

function uploadedBody({ ref, stored }: Shelved): z.infer<typeof Uploaded> {
	return { id: ref.id, kind: ref.kind, name: ref.name, ...stored }
}

/** Which inbox it is about stands in the token, which a preflight does not carry: the request itself is judged. */
function preflight(c: AppContext): Response {
	allowOrigin(c)
	c.header('access-control-allow-methods', 'GET, POST')
	c.header('access-control-allow-headers', 'authorization, content-type, idempotency-key, x-file-name')
	c.header('access-control-max-age', PREFLIGHT_S)
	return c.body(null, 204)
}
