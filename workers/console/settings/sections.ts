import { AuditSection } from './audit/audit-section.tsx'
import { GeneralSection } from './company/general-section.tsx'
import { KeysSection } from './keys/keys-section.tsx'
import { StaffSection } from './people/staff-section.tsx'
import { SecuritySection } from './security/security-section.tsx'
import type { ConfigSection, Section } from './section.ts'
import { StartSection } from './start/start-section.tsx'
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
