import type { ConversationId } from '../../../core/ids.ts'
import type { ConversationSocket } from '../support/socket.ts'
import type { World } from '../support/world.ts'

/** Ana is given the conversation; answers it, and her end of it. */
export async function answeredByAna(world: World): Promise<{ id: ConversationId; staff: ConversationSocket }> {
	const console = await world.ready('ana')
	const { conversation: id } = await console.until(() => console.view?.work.find((it) => it.stage === 'offered'))
	await console.accept(id)
	const staff = await world.staff(id, 'ana')
	await staff.event('assigned')
	return { id, staff }
}
