import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldQuote } from '../../../channels/email/fold-quote.ts'
import { htmlToText } from '../../../channels/email/html-to-text.ts'
import { sanitise } from '../../../channels/email/sanitise.ts'
import { effortMs } from '../../support/effort.ts'

const QUOTED = '> Please restart it.\n> Your support'

/** How programs say whose words follow. */
const INTROS: readonly (readonly [string, string])[] = [
	['Gmail', 'On Tue, Jan 5, 2027 at 10:11 AM Support <support@shop.example> wrote:'],
	['Gmail, wrapped', 'On Tue, Jan 5, 2027 at 10:11 AM The Support Of The Shop\n<support@shop.example> wrote:'],
	['Gmail in German', 'Am Di., 5. Jan. 2027 um 10:11 Uhr schrieb Support <support@shop.example>:'],
	['Gmail in French', 'Le mar. 5 janv. 2027 à 10:11, Support <support@shop.example> a écrit :'],
	['Gmail in Spanish', 'El mar, 5 ene 2027 a las 10:11, Support (<support@shop.example>) escribió:'],
	['Gmail in Italian', 'Il giorno mar 5 gen 2027 alle ore 10:11 Support <support@shop.example> ha scritto:'],
	['Gmail in Portuguese', 'Em ter., 5 de jan. de 2027 às 10:11, Support <support@shop.example> escreveu:'],
	['Gmail in Dutch', 'Op di 5 jan 2027 om 10:11 schreef Support <support@shop.example>:'],
	['Gmail in Swedish', 'Den tis 5 jan. 2027 kl 10:11 skrev Support <support@shop.example>:'],
	['Gmail in Polish', 'wt., 5 sty 2027 o 10:11 Support <support@shop.example> napisał(a):'],
	['Gmail in Russian', 'вт, 5 янв. 2027 г. в 10:11, Support <support@shop.example>:'],
	['Gmail in Turkish', 'Support <support@shop.example>, 5 Oca 2027 Sal, 10:11 tarihinde şunu yazdı:'],
	['Gmail in Chinese', '客服 <support@shop.example> 于2027年1月5日周二 10:11写道：'],
	['Gmail in Japanese', '2027年1月5日(火) 10:11 Support <support@shop.example>:'],
	['Gmail in Korean', '2027년 1월 5일 (화) 오전 10:11, Support <support@shop.example>님이 작성:'],
	['Apple Mail', '> On 5. Jan 2027, at 10:11, Support <support@shop.example> wrote:\n> '],
	['Apple Mail in German', 'Am 05.01.2027 um 10:11 schrieb Support <support@shop.example>:'],
	['Apple Mail in Chinese', '2027年1月5日 上午10:11，客服 <support@shop.example> 写道：'],
	['Thunderbird', 'On 05/01/2027 10:11, Support wrote:'],
	['Apple Mail in Spanish', 'El 5 ene 2027, a las 10:11, Support <support@shop.example> escribió:'],
	['Apple Mail on a phone', 'On Jan 5, 2027, at 10:11, Support <support@shop.example> wrote:'],
	['a program that breaks where it likes', 'On Jan 5, 2027,\nat 10:11,\nSupport <support@shop.example> wrote:'],
	['a program that breaks within the address', 'Am Di., 5. Jan. 2027 um 10:11 Uhr schrieb Support <\nsupport@shop.example>:'],
	['a program that breaks before a bracket', 'tir. 5. jan. 2027 kl. 10:11 skrev Support <support@shop.example\n>:'],
	['Outlook on a Mac', 'On 2027-01-05, 10:11, "Support" <support@shop.example> wrote:'],
	['Yandex', '05.01.2027, 10:11, "Support" <support@shop.example>:'],
	['by the day alone', 'On Mon, Support wrote:'],
	['by the day alone, in French', 'Le lundi, Support a écrit :'],
	['163', '在 2027-01-05 10:11:12，"客服" <support@shop.example> 写道：'],
]

/** How programs part what is new from what was before, without marking every line of it. */
const SEPARATORS: readonly (readonly [string, string])[] = [
	[
		'Outlook',
		'________________________________\nFrom: Support <support@shop.example>\nSent: Tuesday, January 5, 2027 10:11 AM\nTo: Ana\nSubject: Order',
	],
	['old Outlook', '-----Original Message-----\nFrom: Support\nSent: Tuesday\nTo: Ana\nSubject: Order'],
	['Outlook in German', 'Von: Support <support@shop.example>\nGesendet: Dienstag, 5. Januar 2027 10:11\nAn: Ana\nBetreff: Bestellung'],
	['Outlook in French', 'De : Support <support@shop.example>\nEnvoyé : mardi 5 janvier 2027 10:11\nÀ : Ana\nObjet : Commande'],
	['Outlook in Chinese', '发件人: 客服 <support@shop.example>\n发送时间: 2027年1月5日 10:11\n收件人: 陈思\n主题: 订单'],
	['Outlook in Japanese', '差出人: Support <support@shop.example>\n送信日時: 2027年1月5日 10:11\n宛先: Ana\n件名: 注文'],
	['Outlook as bold text', '*From:* Support <support@shop.example>\n*Sent:* Tuesday\n*To:* Ana\n*Subject:* Order'],
	[
		'QQ Mail',
		'------------------ 原始邮件 ------------------\n发件人: "客服" <support@shop.example>;\n发送时间: 2027年1月5日(星期二) 上午10:11\n收件人: "陈思"<1@qq.com>;\n主题: 订单',
	],
	[
		'QQ Mail in English',
		'------------------ Original ------------------\nFrom: "Support" <support@shop.example>;\nDate: Tue\nTo: "Ana"<1@qq.com>;\nSubject: Order',
	],
	['NetEase', '---- 回复的原邮件 ----\n| 发件人 | 客服<support@shop.example> |'],
	['Yahoo', 'On Tuesday, January 5, 2027 at 10:11:12 AM GMT+1, Support <support@shop.example> wrote:'],
	['Yandex', '05.01.2027, 10.11, "Support" <support@shop.example>:'],
	['Gmail in Russian', 'вт, 5 янв. 2027 г. в 10:11, Support <support@shop.example>:'],
	['what says no colon', 'On Tue, 05 Jan 2027 10:11:12 +0100 Support <support@shop.example> wrote'],
	['Zoho', '---- On Tue, 05 Jan 2027 10:11:12 +0100 support@shop.example wrote ----'],
	['Thunderbird in Danish', '-------- Oprindelig besked --------'],
	['Thunderbird in Greek', '-------- Αρχικό μήνυμα --------'],
	['Outlook in Spanish', 'De: Support <support@shop.example>\nEnviado el: martes, 5 de enero de 2027 10:11\nPara: Ana\nAsunto: Pedido'],
	['Outlook in bold Chinese', '*发件人:* 客服 <support@shop.example>\n*发送时间:* 2027年1月5日 10:11\n*收件人:* 陈思\n*主题:* 订单'],
	[
		'what is passed on',
		'---------- Forwarded message ---------\nFrom: Support <support@shop.example>\nDate: Tue, Jan 5, 2027\nSubject: Order\nTo: Ana',
	],
]

describe('folds away', () => {
	test.each(INTROS)('what %s quotes', (_name, intro) => {
		expect(foldQuote(`It works now.\nThank you!\n\n${intro}\n\n${QUOTED}\n`)).toEqual({
			text: 'It works now.\nThank you!',
			quoted: expect.stringMatching(/Please restart it\.\n> Your support$/),
		})
	})

	test.each(SEPARATORS)('what %s puts below', (_name, separator) => {
		const { text, quoted } = foldQuote(`It works now.\n\n${separator}\n\nPlease restart it.`)
		expect(text).toBe('It works now.')
		expect(quoted?.startsWith(separator.split('\n')[0] ?? '')).toBe(true)
		expect(quoted).toMatch(/Please restart it\.$/)
	})

	test('what is quoted above an answer', () => {
		expect(foldQuote(`${QUOTED}\n\nI did, and it does not help.`)).toEqual({ text: 'I did, and it does not help.', quoted: QUOTED })
	})

	test('a signature', () => {
		expect(foldQuote('Hello\n\n-- \nAna Lima\nFirma GmbH')).toEqual({ text: 'Hello', quoted: '--\nAna Lima\nFirma GmbH' })
	})

	test.each(['Sent from my iPhone', 'Get Outlook for Android', 'Von meinem iPhone gesendet', 'Envoyé de mon iPhone', '发自我的iPhone'])(
		'what a phone says of itself: %s',
		(line) => expect(foldQuote(`Hello\n\n${line}`)).toEqual({ text: 'Hello', quoted: line }),
	)

	test('a signature and what is quoted below it', () => {
		const { text, quoted } = foldQuote(`Hello\n\n-- \nAna\n\nOn Tue, Jan 5, 2027 at 10:11 AM S <s@shop.example> wrote:\n${QUOTED}`)
		expect(text).toBe('Hello')
		expect(quoted).toMatch(/^--\nAna\n\nOn Tue/)
	})
})

describe('leaves', () => {
	test.each([
		['a mail that quotes nothing', 'Hello,\n\nmy parcel has not come.\n\nAna'],
		['answers between what they answer', 'On Tue, 5 Jan 2027, S wrote:\n> First?\nYes.\n> Second?\nNo.'],
		[
			'what is passed on without a word',
			'---------- Forwarded message ---------\nFrom: S <s@shop.example>\nDate: Tue\nSubject: x\nTo: a\n\nLook',
		],
		['what a contact form sends', 'From: Elise\nEmail: elise@mail.example\nSubject: Hours\nDate: 2027-01-05\n\nAre you open?'],
		['a list that begins with a date', 'I have\n\nbought on 2027-01-05:\n- a cup\n- a plate'],
		['a line somebody has drawn', '--\nHello'],
		['where somebody sits', 'Hello\n\nSent from my desk, where it is quieter.'],
		['what somebody has written, and when', 'On 5 January 2027 at 10:11 I wrote to Ben <ben@shop.example> about it.\n\nNo answer.'],
		['who is to be written to', 'Please write, from 2027 on, to Ben <ben@shop.example>:\n\nhe knows.'],
		['answers below each line', 'On Tue, 5 Jan 2027 at 10:11, S <s@shop.example> wrote:\n\n> First?\n\nYes.\n\n> Second?\n\nNo.'],
		['answers where the quote itself quotes', '> On Tue, 5 Jan 2027, S wrote:\n>> First?\n> Yes.\nAnd now?\n> Well.\nThanks.'],
		['nothing', ''],
	])('%s as it is', (_name, mail) => {
		expect(foldQuote(mail)).toEqual({ text: mail, quoted: null })
	})

	test('what is quoted between, and folds what is quoted at the end', () => {
		const { text, quoted } = foldQuote(`> First?\nYes.\n> Second?\nNo.\n\nOn Tue, 5 Jan 2027, S wrote:\n${QUOTED}`)
		expect(text).toBe('> First?\nYes.\n> Second?\nNo.')
		expect(quoted).toBe(`On Tue, 5 Jan 2027, S wrote:\n${QUOTED}`)
	})
})

/** Mails of HTML alone, as programs build them. */
const PAGES: readonly (readonly [string, string])[] = [
	[
		'Gmail',
		'<div dir="ltr">It works now.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, Jan 5, 2027 at 10:11 AM Support &lt;<a href="mailto:support@shop.example">support@shop.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote">Please restart it.</blockquote></div>',
	],
	[
		'Outlook on the web',
		'<div class="elementToProof">It works now.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg"><b>From:</b> Support &lt;support@shop.example&gt;<br><b>Sent:</b> Tuesday, January 5, 2027 10:11 AM<br><b>To:</b> Ana<br><b>Subject:</b> Order</div><div>Please restart it.</div>',
	],
	[
		'Outlook',
		'<div class=WordSection1><p class=MsoNormal>It works now.</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal><b>Von:</b> Support &lt;support@shop.example&gt;<br><b>Gesendet:</b> Dienstag, 5. Januar 2027 10:11<br><b>An:</b> Ana<br><b>Betreff:</b> Bestellung</p></div><p class=MsoNormal>Please restart it.</p></div>',
	],
	[
		'Thunderbird',
		'<p>It works now.</p><div class="moz-cite-prefix">Am 05.01.27 um 10:11 schrieb Support:<br></div><blockquote type="cite" cite="mid:a@b"><p>Please restart it.</p></blockquote>',
	],
	[
		'Apple Mail',
		'<body dir="auto">It works now.<br><div dir="ltr"><br><blockquote type="cite">On 5. Jan 2027, at 10:11, Support &lt;support@shop.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">Please restart it.</div></blockquote></body>',
	],
	[
		'Yahoo',
		'<div class="yahoo-style-wrap"><div>It works now.</div></div><div id="y1" class="yahoo_quoted"><div><div>On Tuesday, January 5, 2027 at 10:11:12 AM GMT+1, Support &lt;support@shop.example&gt; wrote:</div><div><br></div><div>Please restart it.</div></div></div>',
	],
	[
		'QQ Mail',
		'<div>It works now.</div><div><br></div><div style="font-size:12px">------------------&nbsp;原始邮件&nbsp;------------------</div><div style="background:#efefef"><div><b>发件人:</b>&nbsp;"客服" &lt;support@shop.example&gt;;</div><div><b>发送时间:</b>&nbsp;2027年1月5日(星期二) 上午10:11</div><div><b>收件人:</b>&nbsp;"陈思"&lt;1@qq.com&gt;;</div><div><b>主题:</b>&nbsp;订单</div></div><div>Please restart it.</div>',
	],
	[
		'163',
		'<div style="line-height:1.7">It works now.</div><p>At 2027-01-05 10:11:12, "客服" &lt;support@shop.example&gt; wrote:</p><blockquote id="isReplyContent"><div>Please restart it.</div></blockquote>',
	],
	[
		'163 in Chinese',
		'<div>It works now.</div><div>在 2027-01-05 10:11:12，"客服" &lt;support@shop.example&gt; 写道：</div><blockquote id="isReplyContent">Please restart it.</blockquote>',
	],
	[
		'Proton',
		'<div>It works now.</div><div class="protonmail_quote">On Tuesday, January 5th, 2027 at 10:11 AM, Support &lt;support@shop.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">Please restart it.</blockquote></div>',
	],
]

test.each(PAGES)('folds away what %s quotes in HTML, in its words and in the page', (_name, html) => {
	expect(foldQuote(htmlToText(html))).toEqual({ text: 'It works now.', quoted: expect.stringMatching(/Please restart it\.$/) })
	const page = sanitise(html, new Map()) ?? ''
	if (page.includes('<details>')) expect(page.slice(0, page.indexOf('<details>'))).not.toContain('Please restart')
})

test('folds away all that stands below the head of what Outlook answers', () => {
	const page = sanitise(`<div>${PAGES[1]?.[1]}</div><p>Below</p>`, new Map()) ?? ''
	expect(page).toMatch(/It works now\.<\/div><details><summary>…<\/summary>.*Please restart it\.<\/div><\/details><\/div><p>Below<\/p>$/)
	const open = sanitise(PAGES[1]?.[1] ?? '', new Map()) ?? ''
	expect(open.match(/<details>/g)).toHaveLength(1)
	expect(open).toMatch(/Please restart it\.<\/div><\/details>$/)
})

test('loses no word, whatever lines a mail is made of', () => {
	const pieces = [...INTROS, ...SEPARATORS].map(([, it]) => it)
	const line = fc.oneof(
		fc.constantFrom(...pieces, '> quoted', '-- ', '', 'Sent from my iPhone', 'From: x', '____________'),
		fc.string({ maxLength: 20 }),
	)
	fc.assert(fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
		const mail = lines.join('\n')
		const { text, quoted } = foldQuote(mail)
		const words = (it: string) => it.split(/[\s\u00a0]+/).filter(Boolean).toSorted()
		expect(words(`${text} ${quoted ?? ''}`)).toEqual(words(mail))
	}))
})

test.each([
	['dashes', '-'.repeat(399) + '\n'],
	['quotes', '> '],
	['labels', 'From: \n'],
	['words that begin a quote', 'on 2027\n'],
	['colons', ':\n'],
	['dates', 'on 2027-01-01 10:11 a <a@b.c> wrote\n'],
	['brackets', '>:\n'],
	['dashes around words', '---- on 2027 wrote x ----x\n'],
	['a line of dashes and dates', '---- 2027 '],
	['open brackets', '2027 10:11 <a'],
	['spaces', ' '.repeat(300) + '\n'],
])('is done soon with 400,000 characters of %s', (_name, piece) => {
	const beganMs = effortMs()
	foldQuote(piece.repeat(Math.ceil(400_000 / piece.length)))
	expect(effortMs() - beganMs).toBeLessThan(2_000)
})
