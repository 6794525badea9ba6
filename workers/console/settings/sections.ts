import { AuditSection } from './audit/audit-section.tsx'
import { AgentsSection } from './agents/agents-section.tsx'
import { SkillsSection } from './agents/skills-section.tsx'
import { GeneralSection } from './company/general-section.tsx'
import { HoursSection } from './company/hours-section.tsx'
import { RetentionSection } from './company/retention-section.tsx'
import { InboxesSection } from './inboxes/inboxes-section.tsx'
import { KeysSection } from './keys/keys-section.tsx'
import { StaffSection } from './people/staff-section.tsx'
import { QueuesSection } from './queues/queues-section.tsx'
import { CannedSection } from './replies/canned-section.tsx'
import { DispositionsSection } from './replies/dispositions-section.tsx'
import { FieldsSection } from './replies/fields-section.tsx'
import { TagsSection } from './replies/tags-section.tsx'
import { RolesSection } from './roles/roles-section.tsx'
import { SecuritySection } from './security/security-section.tsx'
import type { ConfigSection, Section } from './section.ts'
import { StartSection } from './start/start-section.tsx'
import { TeamsSection } from './teams/teams-section.tsx'
import { VersionsSection } from './versions/versions-section.tsx'

/** All that can be set up, in the order of the list on the left. A new section is one entry here. */
export const SECTIONS: readonly Section[] = [
	{
		kind: 'plain',
		id: 'start',
		group: 'company',
		title: { en: 'Get started', zh: '开始使用' },
		asks: 'config.publish',
		Page: StartSection,
	},
	{
		kind: 'config',
		id: 'general',
		group: 'company',
		title: { en: 'General', zh: '基本信息' },
		asks: 'config.history',
		edits: ['name', 'locale'],
		Page: GeneralSection,
	},
	{
		kind: 'config',
		id: 'hours',
		group: 'company',
		title: { en: 'Hours and holidays', zh: '营业时间与节假日' },
		asks: 'config.history',
		edits: ['hours'],
		hasEntries: true,
		Page: HoursSection,
	},
	{
		kind: 'config',
		id: 'retention',
		group: 'company',
		title: { en: 'Retention', zh: '保留期限' },
		asks: 'config.history',
		asksToEdit: 'retention.manage',
		edits: ['retention'],
		Page: RetentionSection,
	},
	{
		kind: 'plain',
		id: 'staff',
		group: 'people',
		title: { en: 'Staff', zh: '成员' },
		asks: 'staff.read',
		isWide: true,
		Page: StaffSection,
	},
	{
		kind: 'config',
		id: 'teams',
		group: 'people',
		title: { en: 'Teams', zh: '团队' },
		asks: 'config.history',
		edits: ['teams'],
		hasEntries: true,
		Page: TeamsSection,
	},
	{
		kind: 'config',
		id: 'roles',
		group: 'people',
		title: { en: 'Roles', zh: '角色' },
		asks: 'config.history',
		asksToEdit: 'roles.manage',
		isWide: true,
		edits: ['roles'],
		hasEntries: true,
		Page: RolesSection,
	},
	{
		kind: 'config',
		id: 'agents',
		group: 'people',
		title: { en: 'Agents', zh: '客服' },
		asks: 'config.history',
		edits: ['agents'],
		hasEntries: true,
		Page: AgentsSection,
	},
	{
		kind: 'config',
		id: 'skills',
		group: 'people',
		title: { en: 'Skills', zh: '技能' },
		asks: 'config.history',
		edits: ['skills'],
		Page: SkillsSection,
	},
	{
		kind: 'config',
		id: 'queues',
		group: 'work',
		title: { en: 'Queues', zh: '队列' },
		asks: 'config.history',
		edits: ['queues'],
		hasEntries: true,
		Page: QueuesSection,
	},
	{
		kind: 'config',
		id: 'dispositions',
		group: 'work',
		title: { en: 'Outcomes', zh: '会话结果' },
		asks: 'config.history',
		edits: ['dispositions'],
		Page: DispositionsSection,
	},
	{
		kind: 'config',
		id: 'canned',
		group: 'work',
		title: { en: 'Canned responses', zh: '快捷回复' },
		asks: 'config.history',
		edits: ['cannedResponses'],
		hasEntries: true,
		Page: CannedSection,
	},
	{
		kind: 'config',
		id: 'tags',
		group: 'work',
		title: { en: 'Tags', zh: '标签' },
		asks: 'config.history',
		edits: ['tags'],
		Page: TagsSection,
	},
	{
		kind: 'config',
		id: 'fields',
		group: 'work',
		title: { en: 'Custom fields', zh: '自定义字段' },
		asks: 'config.history',
		edits: ['fields'],
		hasEntries: true,
		Page: FieldsSection,
	},
	{
		kind: 'config',
		id: 'inboxes',
		group: 'channels',
		title: { en: 'Inboxes', zh: '渠道入口' },
		asks: 'config.history',
		asksToEdit: 'inboxes.manage',
		edits: ['inboxes'],
		hasEntries: true,
		Page: InboxesSection,
	},
	{
		kind: 'config',
		id: 'sign-in',
		group: 'security',
		title: { en: 'Signing in', zh: '登录' },
		asks: 'config.history',
		asksToEdit: 'security.manage',
		edits: ['signIn'],
		Page: SecuritySection,
	},
	{
		kind: 'plain',
		id: 'keys',
		group: 'security',
		title: { en: 'API keys', zh: 'API 密钥' },
		asks: 'keys.read',
		Page: KeysSection,
	},
	{
		kind: 'plain',
		id: 'audit',
		group: 'history',
		title: { en: 'Audit', zh: '审计' },
		asks: 'audit.read',
		isWide: true,
		Page: AuditSection,
	},
	{
		kind: 'config',
		id: 'versions',
		group: 'history',
		title: { en: 'Versions', zh: '版本' },
		asks: 'config.history',
		edits: [],
		Page: VersionsSection,
	},
]

export const CONFIG_SECTIONS: readonly ConfigSection[] = SECTIONS.filter((it) => it.kind === 'config')
