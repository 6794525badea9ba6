import type { Locale } from '../../i18n/locale.ts'

type Turn = readonly [pattern: RegExp, say: (...parts: string[]) => string]

/** What the server says of a configuration, in Chinese. It says it in English; a sentence that is not here stays so. */
const ZH: readonly Turn[] = [
	[/^Must be a web address with no .+$/, () => '必须是网址，且不含用户名、“?”或“#”，例如 https://api.provider.example'],
	[/^Must be an https address with no .+$/, () => '必须是 https 地址，且不含“?”或“#”，与服务方自称的一致'],
	[/^Must begin with "(.+)", .+$/, (start) => `必须以“${start}”开头，因为标识中包含工作区`],
	[/^Must begin with (.+)$/, (start) => `必须以 ${start} 开头`],
	[/^(?:Must be )?an origin as in .+$/, () => '必须是网站来源，例如 https://shop.example，不含路径'],
	[/^(?:Must be )?a time as in .+$/, () => '必须是时间，例如 09:30；24:00 表示当天结束'],
	[/^Must be a date, as in .+$/, () => '必须是日期，例如 2026-12-24'],
	[/^(?:It )?is not after from; .+$/, () => '必须晚于开始时间；夜班请写成两段，第一段到 24:00'],
	[/^Part of this is open already, from (.+) to (.+?); .+$/, (from, to) => `与 ${from} 至 ${to} 重叠；请合并或移动其中一段`],
	[/^The day stands twice; .+$/, () => '该日期重复；请把营业时段写在同一天'],
	[/^(?:It )?is no IANA time zone, .+$/, () => '不是有效的时区，例如 Asia/Shanghai'],
	[/^The queue never closes, so this says nothing; .+$/, () => '该队列从不打烊，此项无效；请指定营业时间，或取消此项'],
	[/^The hours "(.+)" never open, .+$/, (id) => `营业时间“${id}”从不营业，等待的人将一直无法接入；请添加营业时段，或改为照常接待`],
	[/^"(.+)" is built in; .+$/, (id) => `“${id}”是内置角色，请改用其他标识`],
	[/^List what there is to choose from$/, () => '请列出可选的选项'],
	[/^Only a field of type choice has choices; .+$/, () => '只有“单选”字段才有选项；请删除选项，或改为“单选”'],
	[/^Nobody could sign in: .+$/, () => '将没有人能够登录：请先设置单点登录，或保留密码登录'],
	[/^There is no role "(.+)"; .+$/, (id) => `没有角色“${id}”，请添加或改用其他角色`],
	[/^"(.+)" may manage staff, .+$/, (id) => `“${id}”可以管理成员，不能仅凭登录获得；请改用其他角色，再手动提升`],
	[/^To change (.+) takes the permission (.+)$/, (part, permission) => `修改 ${part} 需要权限 ${permission}`],
	[/^To show "(.+)" to everybody takes .+$/, (id) => `将“${id}”公开显示需要“查看受保护字段”的权限`],
	[/^To name an identity provider takes .+$/, () => '指定身份提供方需要全部权限且可见整个工作区，因为它可以代表任何人登录'],
	[/^"(.+)" may do more than you may; .+$/, (id) => `“${id}”的权限或可见范围超过您自己的，请改用其他角色`],
	[/^(?:It )?[Hh]as a character nobody can see, (.+?); .+$/, (code) => `含有不可见字符 ${code}，请删除`],
	[/^You reach no further than .+$/, () => '不能超过您自己的可见范围'],
	[/^Somebody works as "(.+)", who is no longer .+$/, (id) => `有成员以“${id}”的身份工作，但该客服已不存在；在更换身份之前不会收到会话`],
	[/^Somebody still has the role "(.+)"; .+$/, (id) => `仍有成员使用角色“${id}”，请先为其更换角色`],
	[/^Nobody can tell just now whether somebody is (.+); .+$/, (id) => `暂时无法确认是否有成员使用“${id}”，请稍后重试`],
	[/^Must be at most (.+)$/, (most) => `最大为 ${most}`],
	[/^Must be at least (.+)$/, (least) => `最小为 ${least}`],
	[/^Must have at most (\d+) characters$/, (most) => `最多 ${most} 个字符`],
	[/^Must have at most (\d+) entries$/, (most) => `最多 ${most} 项`],
	[/^Must have at least (\d+) entries$/, (least) => `至少 ${least} 项`],
	[/^Must not be empty$/, () => '不能为空'],
	[/^Must be a whole number$/, () => '必须是整数'],
	[/^Must be a number$/, () => '必须是数字'],
	[/^Must be text$/, () => '必须是文本'],
	[/^Must be on one line, .+$/, () => '必须写在一行内，且不含不可见字符'],
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
