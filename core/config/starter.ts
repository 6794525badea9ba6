import { WorkspaceConfig } from './workspace.ts'
import type { NewWorkspace } from './newcomer.ts'

export const STARTER_QUEUE = 'support'

type Starter = Pick<NewWorkspace, 'workspace' | 'name' | 'language' | 'timeZone'>

/** What a new workspace begins with: one line, one web inbox that leads to it, and what can come of a conversation. Agents come with people. */
export function starterConfig({ workspace, name, language, timeZone }: Starter): WorkspaceConfig {
	const zh = language === 'zh'
	return WorkspaceConfig.parse({
		name,
		queues: [{ id: STARTER_QUEUE, name: zh ? '客服' : 'Support' }],
		agents: [],
		inboxes: [{ id: `${workspace}.web`, name: zh ? '网站' : 'Website', channel: 'web', queue: STARTER_QUEUE }],
		dispositions: [
			{ id: 'solved', name: 'Solved', nameZh: '已解决' },
			{ id: 'follow-up', name: 'Needs follow-up', nameZh: '需要跟进' },
			{ id: 'spam', name: 'Spam', nameZh: '垃圾信息' },
		],
		locale: { language, timeZone },
	})
}
