import { describe, expect, it } from 'vitest'
import type { AgentId, QueueId } from '../../../core/ids.ts'
import type { Requirement } from '../../../core/routing/requirement.ts'
import type { Act, Considered, DecisionRow, Filter } from '../../../core/routing/why.ts'
import { type Locale, LOCALES } from '../../../workers/console/i18n/locale.ts'
import { WHY_WORDS } from '../../../workers/console/why/speech.ts'
import { whyWords } from '../../../workers/console/why/why-words.ts'
import { agent, conversation, decision, START_MS } from '../../core/support/decision.ts'

const MINUTE_MS = 60_000
const called: Readonly<Record<string, string>> = {
	ana: 'Ana',
	wei: 'Wei',
	sam: 'Sam',
	support: 'Support',
	bookings: 'Bookings',
	visa: 'Visa',
}
const find = (id: string) => called[id] ?? id
const names = { agent: find, queue: find, skill: find }

function title(change: Partial<DecisionRow>, locale: Locale = 'en'): string {
	return whyWords(decision({ considered: [], ...change }), names, locale).title
}

function sentences(change: Partial<DecisionRow>, locale: Locale = 'en'): readonly string[] {
	return whyWords(decision(change), names, locale).sentences
}

function facts(change: Partial<DecisionRow>, locale: Locale = 'en'): Record<string, string> {
	return Object.fromEntries(whyWords(decision(change), names, locale).facts.map((it) => [it.name, it.value]))
}

function looked(verdict: Considered['verdict'], who = 'wei', more: Partial<Considered> = {}): Considered {
	return { agent: agent(who), verdict, ...more }
}

const chosen = looked('chosen', 'ana', { figure: START_MS - 4 * MINUTE_MS })

it('tells an offer as a colleague would', () => {
	const told = whyWords(
		decision({
			considered: [
				chosen,
				looked('eligible', 'kim'),
				looked('eligible', 'bo'),
				looked('busy'),
				looked('requirement', 'sam', { unmet: { skill: 'visa', min: 5 } }),
			],
			counts: { known: 5, ready: 5, free: 4 },
			ahead: [{ conversation: conversation(7), filter: 'requirement' }, { conversation: conversation(8), filter: 'target' }],
			position: 3,
		}),
		names,
		'en',
	)
	expect([told.title, ...told.sentences]).toEqual([
		'Offered to Ana',
		'Idle the longest (4 min) of 3 who could take it.',
		'Next would have been kim and bo.',
		'Wei was busy.',
		'Sam lacks Visa ≥ 5.',
		'Before it stood 1 whose demands Ana does not meet and 1 offered to or kept for somebody else.',
	])
})

it('tells the same in Chinese', () => {
	const told = whyWords(
		decision({
			considered: [chosen, looked('eligible', 'kim'), looked('busy'), looked('requirement', 'sam', { unmet: { skill: 'visa', min: 5 } })],
			counts: { known: 4, ready: 4, free: 3 },
			ahead: [{ conversation: conversation(7), filter: 'busy' }],
		}),
		names,
		'zh',
	)
	expect([told.title, ...told.sentences]).toEqual([
		'分配给 Ana',
		'在可以接手的 2 人中空闲最久（4 分钟）。',
		'其次是 kim。',
		'Wei 正忙。',
		'Sam 不具备 Visa 5 级以上。',
		'排在它前面的有：1 个属于 Ana 已无余力接的类型。',
	])
})

const by = { by: 'Lea' }
/** All there are, with what is told of them. */
const ACTS: readonly [Act, Partial<DecisionRow>, string, string][] = [
	['entered', { position: 2 }, 'Joined the line in Support as number 2', '进入“Support”排队，位列第 2'],
	['pushed', { agents: [agent('ana'), agent('wei')] }, 'Offered to Ana and Wei', '分配给 Ana和Wei'],
	['bid', {}, 'Offered to Ana, who had just freed up', '分配给刚刚空出来的 Ana'],
	['pulled', { by: 'ana' }, 'Ana took it from the line by hand', 'Ana 从队列中手动领取'],
	['assigned', by, 'Lea gave it to Ana by hand', 'Lea 手动指派给 Ana'],
	['answered', { outcome: 'accepted' }, 'Ana accepted', 'Ana 已接入'],
	['stepped', { step: 1, steps: ['expired', 'active', 'pending'] }, 'Step 2 of 3 began', '进入第 2 步（共 3 步）'],
	['boosted', { ...by, why: '600000' }, 'Lea moved it ahead by 10 min', 'Lea 将其提前了 10 分钟'],
	['updated', { why: 'facts' }, 'More is known of the customer', '对客户有了更多了解'],
	['migrated', { ...by, why: '3', policy: 4 }, 'Lea moved it from policy version 3 to 4', 'Lea 将其从策略版本 3 迁移到版本 4'],
	['overflowed', { why: 'bookings' }, 'Waited too long here and goes over to Bookings', '在此等待过久，转到“Bookings”'],
	['held', { why: 'defer' }, 'Held until the queue opens; it keeps its place', '保留位置，等队列开放'],
	['resumed', { why: 'defer' }, 'Back in line: the queue is open', '重新排队：队列已开放'],
	['lapsed', { why: 'expired' }, 'The callback’s time is over', '回电时限已过'],
	[
		'merged',
		{ why: conversation(2) },
		'The same customer came again: the newer conversation has its place',
		'同一位客户再次来访，由新的会话接替其位置',
	],
	['left', { why: 'withdrawn' }, 'Left the line', '离开队列'],
]

describe('every act', () => {
	it.each(ACTS)('has a title: %s', (act, change, en, zh) => {
		expect([title({ act, ...change }), title({ act, ...change }, 'zh')]).toEqual([en, zh])
	})

	it('of a later version is called by its key', () => {
		expect(title({ act: 'prophesied' as Act })).toBe('prophesied')
	})

	it('by hand of nobody known is the system’s', () => {
		expect([title({ act: 'migrated', why: '1', policy: 2 }), title({ act: 'assigned' }, 'zh')]).toEqual([
			'The system moved it from policy version 1 to 2',
			'系统手动指派给 Ana',
		])
	})

	it('says variants apart: the last step, a boost backwards, a callback', () => {
		expect(title({ act: 'stepped', step: 1, steps: ['expired', 'active'] })).toBe('The last step began')
		expect(title({ act: 'boosted', why: '-60000', by: 'Lea' })).toBe('Lea moved it back by 1 min')
		expect(title({ act: 'updated', why: 'callback' })).toBe('The customer’s callback was agreed or changed')
		expect(title({ act: 'resumed', why: 'later' })).toBe('Back in line: the time of the callback has come')
	})
})

describe('every outcome of an offer', () => {
	it.each([
		['accepted', 'Ana accepted', 'Ana 已接入'],
		['missed', 'Ana did not answer in time', 'Ana 没有及时应答'],
		['rejected', 'Ana rejected it', 'Ana 拒绝了'],
		['refused', 'Ana could not take it after all', 'Ana 实际上无法接手'],
		['gone', 'Ana went away before answering', 'Ana 未应答就离开了'],
		['silent', 'No word came from Ana, so the offer was taken back', '一直没有 Ana 的回音，分配已收回'],
		['vanished', 'The offer to Ana ended: vanished', '给 Ana 的分配已结束：vanished'],
	])('%s', (outcome, en, zh) => {
		expect([title({ act: 'answered', outcome }), title({ act: 'answered', outcome }, 'zh')]).toEqual([en, zh])
	})
})

describe('every way to be held', () => {
	it.each(['defer', 'message', 'callback', 'voicemail', 'later', 'unheard-of'])('%s says that the place is kept', (why) => {
		expect([title({ act: 'held', why }), title({ act: 'held', why }, 'zh')]).toEqual([
			expect.stringContaining('keeps its place'),
			expect.stringMatching(/保留/),
		])
	})
})

const REMOVED: Readonly<Record<Filter | 'eligible', readonly [string, string, string]>> = {
	eligible: ['Next would have been Wei.', 'Next would have been Wei and Sam.', '其次是 Wei。'],
	offline: ['Wei was not available.', 'Wei and Sam were not available.', 'Wei 不在线。'],
	busy: ['Wei was busy.', 'Wei and Sam were busy.', 'Wei 正忙。'],
	requirement: ['Wei does not meet what it asks.', 'Wei and Sam do not meet what it asks.', 'Wei 不符合要求。'],
	excluded: ['It must not go to Wei.', 'It must not go to Wei and Sam.', '不得分配给 Wei。'],
	'cool-down': [
		'Wei turned it down a moment ago and is not asked again yet.',
		'Wei and Sam turned it down a moment ago and are not asked again yet.',
		'Wei 刚刚拒绝过，暂不再问。',
	],
	target: [
		'It was being kept for somebody else than Wei.',
		'It was being kept for somebody else than Wei and Sam.',
		'当时为别的客服保留，没有轮到 Wei。',
	],
	delay: [
		'Wei helps out here only after a longer wait.',
		'Wei and Sam help out here only after a longer wait.',
		'Wei 只在等待更久时才来支援。',
	],
	silent: ['No answer came from Wei a moment ago.', 'No answer came from Wei and Sam a moment ago.', '刚才一直没有 Wei 的回音。'],
}

describe('everybody who was looked at', () => {
	it.each(Object.entries(REMOVED))('has a sentence: %s', (key, [one, two, zh]) => {
		const verdict = key as Filter | 'eligible'
		const counts = { known: 3, ready: 3, free: 3 }
		expect(sentences({ considered: [chosen, looked(verdict)], counts })).toContain(one)
		expect(sentences({ considered: [chosen, looked(verdict), looked(verdict, 'sam')], counts })).toContain(two)
		expect(sentences({ considered: [chosen, looked(verdict)], counts }, 'zh')).toContain(zh)
	})

	it('is counted where there are too many to list', () => {
		expect(sentences({ considered: [chosen], counts: { known: 981, ready: 900, free: 40 } })).toEqual([
			'Idle the longest (4 min) of those who could take it.',
			'980 more agents are not listed.',
		])
		expect(sentences({ considered: [chosen], counts: { known: 2, ready: 1, free: 1 } }, 'zh')[1]).toBe('另有 1 位客服未列出。')
	})
})

describe('what somebody lacks', () => {
	it.each<[string, Requirement, string, string]>([
		['a skill', { skill: 'visa' }, 'Wei lacks Visa.', 'Wei 不具备 Visa。'],
		['a level', { skill: 'visa', min: 3, max: 5 }, 'Wei lacks Visa 3–5.', 'Wei 不具备 Visa 3–5 级。'],
		['a language', { language: 'zh', min: 5 }, 'Wei lacks Chinese ≥ 5.', 'Wei 不具备中文 5 级以上。'],
		['a name', { agents: ['ana', 'sam'] }, 'Wei does not meet “Ana or Sam”.', 'Wei 不符合“Ana或Sam”。'],
		['one of several', { any: [{ skill: 'visa' }, { skill: 'tax' }] }, 'Wei does not meet “Visa or tax”.', 'Wei 不符合“Visa或tax”。'],
		['the lack of something', { not: { skill: 'visa' } }, 'Wei does not meet “not Visa”.', 'Wei 不符合“非 Visa”。'],
	])('is said: %s', (_, unmet, en, zh) => {
		const change = { considered: [chosen, looked('requirement', 'wei', { unmet })] }
		expect([sentences(change)[1], sentences(change, 'zh')[1]]).toEqual([en, zh])
	})

	it('is said once for all who lack the same', () => {
		const unmet = { skill: 'visa', min: 5 }
		const considered = [
			chosen,
			looked('requirement', 'wei', { unmet }),
			looked('requirement', 'bo', { unmet: { skill: 'tax' } }),
			looked('requirement', 'sam', { unmet }),
		]
		expect(sentences({ considered }).slice(1)).toEqual(['Wei and Sam lack Visa ≥ 5.', 'bo lacks tax.'])
	})
})

describe('everybody who stood before it', () => {
	it.each<[Filter, string, string]>([
		['requirement', '2 whose demands Ana does not meet', '2 个要求 Ana 不具备的条件'],
		['busy', '2 of a kind Ana has no room for', '2 个属于 Ana 已无余力接的类型'],
		['excluded', '2 that must not go to Ana', '2 个不得分配给 Ana'],
		['cool-down', '2 that Ana turned down a moment ago', '2 个刚被 Ana 拒绝'],
		['target', '2 offered to or kept for somebody else', '2 个已分配给或保留给别人'],
		['delay', '2 for whom Ana helps out only later', '2 个还没到 Ana 支援的时候'],
		['offline', '2 passed over', '2 个被略过'],
		['silent', '2 passed over', '2 个被略过'],
	])('was passed over for a reason: %s', (filter, en, zh) => {
		const ahead = [conversation(1), conversation(2)].map((it) => ({ conversation: it, filter }))
		expect(sentences({ ahead }).at(-1)).toBe(`Before it stood ${en}.`)
		expect(sentences({ ahead }, 'zh').at(-1)).toBe(`排在它前面的有：${zh}。`)
	})
})

describe('every reason to choose somebody', () => {
	const rival = looked('eligible')
	const counts = { known: 2, ready: 2, free: 2 }
	it.each<[string, number, string, string]>([
		['longest-idle', START_MS - 90_000, 'Idle the longest (1 min) of 2 who could take it.', '在可以接手的 2 人中空闲最久（1 分钟）。'],
		['least-loaded', 0.4, 'The least to do (40%) of 2 who could take it.', '在可以接手的 2 人中手上的工作最少（40%）。'],
		[
			'best-level',
			12,
			'The best at what it asks (level 12) of 2 who could take it.',
			'在可以接手的 2 人中最擅长所需的技能（合计 12 级）。',
		],
		[
			'round-robin',
			START_MS - 120_000,
			'Not asked for the longest time (2 min) of 2 who could take it.',
			'在可以接手的 2 人中最久没有轮到（2 分钟）。',
		],
		['round-robin', 0, 'Never asked before, of 2 who could take it.', '在可以接手的 2 人中还从未轮到过。'],
		['fairness', 7.3, 'Has had the least of late of 2 who could take it.', '在可以接手的 2 人中近来分到的最少。'],
		['named', 0, 'It was meant for them by name.', '指名由其接待。'],
		['sticky', 0, 'They served this customer last.', '上次接待这位客户的就是这位客服。'],
		['phase-of-moon', 0, 'Rule: phase-of-moon.', '规则：phase-of-moon。'],
	])('%s', (why, figure, en, zh) => {
		const change = { why, counts, considered: [{ ...chosen, figure }, rival] }
		expect([sentences(change)[0], sentences(change, 'zh')[0]]).toEqual([en, zh])
	})

	it('is none but that there is nobody else', () => {
		expect(sentences({ considered: [chosen, looked('busy')], counts })[0]).toBe('The only one who could take it.')
	})

	it('says that it rings for several', () => {
		const change = { agents: [agent('ana'), agent('wei')], considered: [chosen, looked('chosen')], counts }
		expect(sentences(change)).toEqual([
			'It rings for 2 at once; the first to accept has it.',
			'Idle the longest (4 min) of 2 who could take it.',
		])
	})

	it('says of who came for it whether it was the next', () => {
		expect(sentences({ act: 'bid', considered: [chosen] })).toEqual(['It was the next in line.'])
		expect(sentences({ act: 'bid', considered: [chosen], position: 4 })).toEqual(['It was the first in line that they may serve.'])
		expect(sentences({ act: 'bid', why: 'named', considered: [chosen] })).toEqual(['It was meant for them by name.'])
	})

	it('says of an assignment that the policy does not count', () => {
		expect(sentences({ act: 'assigned', why: 'assigned', considered: [chosen] })).toEqual(['By hand: what the policy asks does not count.'])
	})
})

describe('a step', () => {
	it('says what is asked now, and what was passed over', () => {
		const change = { act: 'stepped' as const, considered: [], step: 2, steps: ['expired', 'skipped', 'active'] as const }
		expect(sentences({ ...change, requirement: { all: [{ skill: 'visa', min: 3 }, { language: 'zh' }] } })).toEqual([
			'Passed over, for nobody there could meet it: step 2.',
			'It now asks: Visa ≥ 3 and Chinese.',
		])
		expect(sentences(change, 'zh')).toEqual(['在场的人都不符合，因此跳过：第 2 步。', '现在队列中的任何人都可以接手。'])
	})

	it('has a status of every kind', () => {
		const steps = ['expired', 'skipped', 'joined', 'active', 'pending'] as const
		expect(facts({ steps })['Steps']).toBe('step 1 over · step 2 passed over · step 3 matched · step 4 in force · last step to come')
		expect(facts({ steps }, 'zh')['步骤']).toBe('第 1 步已过 · 第 2 步已跳过 · 第 3 步匹配 · 第 4 步进行中 · 最后一步未到')
		expect(facts({})).not.toHaveProperty('Steps')
	})
})

describe('what it went by', () => {
	const score = {
		totalMs: 720_000,
		ageMs: 240_000,
		priorityMs: 300_000,
		targetMs: 60_000,
		departureMs: 120_000,
		boostMs: 60_000,
		cappedMs: 60_000,
	}

	it('names every part of the score', () => {
		expect(facts({ score })['Counts as']).toBe(
			'12 min (4 min of waiting + 5 min for priority + 1 min for its service level + 2 min for its departure + 1 min by a boost − 1 min over the limit)',
		)
		expect(facts({ score }, 'zh')['折算等待']).toBe(
			'12 分钟（等待 4 分钟 + 优先级 5 分钟 + 服务水平 1 分钟 + 临近出发 2 分钟 + 提前 1 分钟 − 超出上限 1 分钟）',
		)
	})

	it('takes off what was moved back, and says no more than the wait when nothing speaks for it', () => {
		expect(
			facts({
				score: { ...score, totalMs: 180_000, priorityMs: 0, targetMs: 0, departureMs: 0, boostMs: -60_000, cappedMs: 0 },
			})['Counts as'],
		)
			.toBe('3 min (4 min of waiting − 1 min by a boost)')
		expect(facts({})['Waited']).toBe('5 s')
	})

	it('names place, demands, rules, agents and the policy’s version', () => {
		const told = facts({
			position: 3,
			policy: 12,
			rules: ['Gold', '急'],
			requirement: { skill: 'visa' },
			counts: { known: 9, ready: 5, free: 2 },
		})
		expect(told).toMatchObject({
			'Place in line': '3',
			'Asks for': 'Visa',
			Rules: 'Gold and 急',
			Agents: '2 with room, of 5 available, of 9 in all',
			Policy: 'Version 12',
		})
		expect(facts({ policy: 0 }, 'zh')).toMatchObject({ 要求: '任何人', 策略: '内置', 客服: '1 人有余力，1 人在线，共 1 人' })
	})

	it('has no place where it is not in line', () => {
		for (const act of ['answered', 'held', 'left', 'lapsed', 'merged', 'overflowed'] as const) {
			expect(facts({ act })).not.toHaveProperty('Place in line')
		}
	})
})

describe('names', () => {
	it('stay ids where nobody knows better', () => {
		expect(title({ agents: ['ghost' as AgentId] })).toBe('Offered to ghost')
		expect(title({ act: 'entered', queue: 'attic' as QueueId })).toBe('Joined the line in attic as number 1')
	})
})

describe('the words', () => {
	function leaves(words: object, path = ''): string[] {
		return Object.entries(words).flatMap(([key, it]) => typeof it === 'object' ? leaves(it, `${path}${key}.`) : [`${path}${key}`])
	}

	it('are there in both languages for every key', () => {
		for (const locale of LOCALES) expect(leaves(WHY_WORDS[locale])).toEqual(leaves(WHY_WORDS.en))
	})
})
