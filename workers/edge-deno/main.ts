/** `deno run --allow-net --allow-env=PORT workers/edge-deno/main.ts`: the gateway's app under Deno. */
import { edge } from './edge.ts'

const PORT_USUAL = 8788

Deno.serve({ port: Number(Deno.env.get('PORT') || PORT_USUAL) }, edge)
