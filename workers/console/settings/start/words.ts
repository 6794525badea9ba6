import { usePreferences } from '../../i18n/preferences.tsx'
import type { StepName } from './steps.ts'

const en = {
	hint: 'From here to your first answered customer in five minutes.',
	progress: (done: number, of: number) => `${done} of ${of} done`,
	titles: {
		agent: 'Be there for your customers',
		site: 'Put the chat on your site',
		first: 'Write as a customer',
		answer: 'Answer',
	} satisfies Record<StepName, string>,
	agentText: 'Somebody has to answer. Begin with yourself: you can invite colleagues afterwards.',
	agentAct: 'I will answer customers',
	agentDone: 'You receive conversations as soon as you set yourself available.',
	siteText: 'Name your site, so that the chat may stand there, and paste this line before the end of its body.',
	siteLabel: 'Your site',
	siteAct: 'Allow this site',
	siteWrong: 'Type an address as in https://shop.example',
	siteDone: (site: string) => `The chat may stand on ${site}.`,
	siteLater: 'Later',
	snippet: 'The line for your pages',
	copy: 'Copy',
	copied: 'Copied',
	firstText: 'Open a page with your chat in another window and write something, as a customer would.',
	firstAct: 'Open the test page',
	firstDone: 'A customer has written.',
	answerText: 'Set yourself available in the console. The conversation rings there: accept it and write back.',
	answerAct: 'To the conversations',
	answerDone: 'You have answered your first customer.',
	waiting: 'Waiting for it to happen…',
	allDone: 'You are open',
	allDoneText: 'Everything a customer needs is there. What most companies do next:',
	next: { staff: 'Invite colleagues', hours: 'Say when you are open', canned: 'Write canned responses', routing: 'Decide who gets what' },
	failedTitle: 'How far you are cannot be read just now',
}
export type StartWords = typeof en

const zh: StartWords = {
	hint: '五分钟内，从这里到您接待的第一位客户。',
	progress: (done, of) => `已完成 ${done}/${of}`,
	titles: { agent: '为客户守候', site: '把聊天窗口放到网站上', first: '以客户身份发消息', answer: '回复' },
	agentText: '总要有人接待。先从您自己开始，之后可以邀请同事。',
	agentAct: '由我接待客户',
	agentDone: '将状态设为“在线”后即可接待会话。',
	siteText: '填写您的网站地址以允许聊天窗口出现在那里，并将这行代码粘贴到页面 body 结束之前。',
	siteLabel: '您的网站',
	siteAct: '允许此网站',
	siteWrong: '请输入地址，例如 https://shop.example',
	siteDone: (site) => `聊天窗口可以出现在 ${site}。`,
	siteLater: '稍后',
	snippet: '页面代码',
	copy: '复制',
	copied: '已复制',
	firstText: '在另一个窗口打开带有聊天窗口的页面，像客户一样写点什么。',
	firstAct: '打开测试页面',
	firstDone: '已有客户发来消息。',
	answerText: '在工作台将状态设为“在线”，会话会在那里提示：接入并回复。',
	answerAct: '前往会话',
	answerDone: '您已回复第一位客户。',
	waiting: '等待中…',
	allDone: '您已准备就绪',
	allDoneText: '客户所需的一切都已具备。多数公司接下来会：',
	next: { staff: '邀请同事', hours: '设置营业时间', canned: '编写快捷回复', routing: '设置分配规则' },
	failedTitle: '暂时无法读取进度',
}

export function useStartWords(): StartWords {
	return usePreferences().locale === 'zh' ? zh : en
}
