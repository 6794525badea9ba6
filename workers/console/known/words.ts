import { usePreferences } from '../i18n/preferences.tsx'

const en = {
	tags: 'Tags',
	addTags: 'Add tags',
	fields: 'Known of them',
	reveal: 'Show',
	revealOf: (field: string) => `Show ${field}; it is put on record`,
	hide: 'Hide',
	yes: 'Yes',
	no: 'No',
	canned: 'Canned responses',
	cannedNone: 'Nothing by that name',
	cannedHint: 'Type / for canned responses',
}
export type KnownWords = typeof en

const zh: KnownWords = {
	tags: '标签',
	addTags: '添加标签',
	fields: '客户信息',
	reveal: '查看',
	revealOf: (field) => `查看${field}（将被记录）`,
	hide: '隐藏',
	yes: '是',
	no: '否',
	canned: '快捷回复',
	cannedNone: '没有匹配的快捷回复',
	cannedHint: '输入 / 使用快捷回复',
}

export function useKnownWords(): KnownWords {
	return usePreferences().locale === 'zh' ? zh : en
}
