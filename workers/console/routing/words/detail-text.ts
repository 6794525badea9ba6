import type { Locale } from '../../i18n/locale.ts'

type Turn = readonly [pattern: RegExp, say: (...parts: string[]) => string]

/** What the server says of a configuration, in Chinese. It says it in English; a sentence that is not here stays so. */
const ZH: readonly Turn[] = [
	[/^Must be at most (.+)$/, (most) => `最大为 ${most}`],
	[/^Must be at least (.+)$/, (least) => `最小为 ${least}`],
	[/^Must have at most (\d+) characters$/, (most) => `最多 ${most} 个字符`],
	[/^Must have at most (\d+) entries$/, (most) => `最多 ${most} 项`],
	[/^Must have at least (\d+) entries$/, (least) => `至少 ${least} 项`],
	[/^Must not be empty$/, () => '不能为空'],
	[/^Must be a whole number$/, () => '必须是整数'],
	[/^Must be a number$/, () => '必须是数字'],
	[/^Must be text$/, () => '必须是文本'],
	[/^Must be small letters, digits and dashes$/, () => '只能使用小写字母、数字和连字符'],
	[/^Must be (.+) or (.+)$/, (list, last) => `必须是 ${list} 或 ${last}`],
	[/^Missing; it must be .+$/, () => '缺少此项'],
	[/^There is no such field; .+$/, () => '没有这个字段，请删除或检查拼写'],
	[/^(?:It )?[Ii]s above max, so nobody could meet it; swap the two$/, () => '高于最高等级，没有人能满足；请交换两者'],
	[/^"(.+)" stands twice; .+$/, (id) => `“${id}”出现了两次`],
	[/^There is no queue "(.+)"; .+$/, (id) => `没有队列“${id}”，请添加或改用其他队列`],
	[/^There are no hours "(.+)"; .+$/, (id) => `没有营业时间“${id}”，请添加，或改为全天营业`],
	[/^There is no skill "(.+)"[;,] .+$/, (id) => `没有技能“${id}”，请添加或改用其他技能`],
	[/^There is no agent "(.+)"; .+$/, (id) => `没有客服“${id}”，请添加或改用其他客服`],
	[
		/^The callback expires before attempt (\d+), which comes after (.+?); .+$/,
		(n, time) => `第 ${n} 次回电在 ${time} 之后，那时已经过期；请延长期限，或减少次数、缩短间隔`,
	],
	[/^Overflow goes round in a ring: (.+); .+$/, (ring) => `溢出形成循环：${ring}；请改用其他队列，或关闭溢出`],
	[
		/^These steps are never used: rule "(.+)" always holds and has its own; .+$/,
		(rule) => `这些步骤永远不会用到：规则“${rule}”始终符合且自带步骤；请给它加上条件，或删除这些步骤`,
	],
	[
		/^These steps are never used: rule "(.+)" comes first .+$/,
		(rule) => `这些步骤永远不会用到：排在前面的规则“${rule}”总会先符合；请把这条规则移到它上面`,
	],
	[/^Nobody can ever meet (.+?): .+$/, () => '永远没有人能同时满足这些要求；请放宽或删除其中一部分'],
	[/^The step lets in nobody whom .+$/, () => '这一步没有放宽：前面的步骤已允许这些人；请放宽要求、提前这一步，或删除它'],
	[/^The rule does nothing; .+$/, () => '这条规则没有任何效果；请添加要求、步骤、优先分或服务水平目标，或删除它'],
]

/** The server's sentence on what is wrong and what to do, in the language of the console. */
export function detailText(detail: string, locale: Locale): string {
	if (locale !== 'zh') return detail
	for (const [pattern, say] of ZH) {
		const found = pattern.exec(detail)
		if (found) return say(...found.slice(1))
	}
	return detail
}

/** The same with its bare numbers, which are milliseconds, as lengths of time. */
export function withSpans(detail: string, spanOf: (ms: number) => string): string {
	return detail.replaceAll(/(?<![\w.-])(\d+)(?: ms)?(?![\w.-])/g, (_, ms: string) => spanOf(Number(ms)))
}
