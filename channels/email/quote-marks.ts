/**
 * How mail programs mark where what they quote begins, in the languages they speak. Each takes a line, or a few, and looks no further
 * than their first 400 characters.
 */

const LINE_MAX_CHARS = 400
/** What a program wraps in the middle. */
const INTRO_LINES_MAX = 4

/** The end of a line that says who wrote, broken within the brackets of their address, is none. */
export function isQuoteLine(line: string): boolean {
	return /^\s{0,3}>/.test(line) && !isIntroEnd(line)
}

function isIntroEnd(line: string): boolean {
	return /^>[\s,]{0,3}(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|skrev|napisał|写道)?\s{0,2}[:：]\s{0,3}$/u.test(line)
}

/** Words for what was written before, and for what is passed on. */
const BEFORE =
	'original message|original mail|original appointment|replied message|reply message|ursprüngliche nachricht|originalnachricht|' +
	'original-nachricht|message d.origine|message original|mensaje original|mensagem original|messaggio originale|' +
	'oorspronkelijk bericht|ursprungligt meddelande|oprindelig meddelelse|oprindelig besked|opprinnelig melding|alkuperäinen viesti|' +
	'wiadomość oryginalna|pôvodná správa|eredeti üzenet|mesaj original|missatge original|izvorna poruka|αρχικό μήνυμα|' +
	'הודעה מקורית|الرسالة الأصلية|tin nhắn gốc|thư gốc|pesan asli|ข้อความต้นฉบับ|' +
	'původní zpráva|исходное сообщение|оригинальное сообщение|orijinal mesaj|元のメッセージ|元のメール|원본 메시지|원본 메일|' +
	'原始邮件|原始郵件|回复的原邮件|回覆的原郵件|原邮件|original'
const PASSED_ON =
	'forwarded message|forwarded mail|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|' +
	'message transféré|début du message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|' +
	'пересылаемое сообщение|转发邮件|轉寄郵件|转发的邮件|转发邮件信息|転送メッセージ|전달된 메시지'
const SEPARATOR = new RegExp(`^\\s*(?:[-_=*—]{2,}\\s*)(?:${BEFORE}|${PASSED_ON})\\s*:?\\s*(?:[-_=*—]{2,})?\\s*$`, 'iu')
const BEGIN_FORWARDED = new RegExp(
	`^\\s*(?:begin forwarded message|anfang der weitergeleiteten nachricht|début du message transféré)\\s*:`,
	'iu',
)

/** `-----Original Message-----` and what other programs say for it. */
export function isSeparator(line: string): boolean {
	const start = line.slice(0, LINE_MAX_CHARS)
	return SEPARATOR.test(start) || BEGIN_FORWARDED.test(start)
}

const FROM = 'from|von|de|da|van|från|fra|lähettäjä|od|от|kimden|gönderen|差出人|보낸 사람|보낸사람|发件人|寄件者|寄件人|發件人'
const WHEN =
	'sent|date|gesendet|datum|envoyé|envoyé le|enviado|enviada em|enviado el|fecha|data|inviato|verzonden|skickat|sendt|lähetetty|' +
	'wysłano|odesláno|отправлено|дата|gönderilme|tarih|送信日時|日時|보낸 날짜|날짜|发送时间|傳送時間|寄件日期|日期|时间|時間'
const TO =
	'to|an|à|para|a|aan|till|til|vastaanottaja|do|komu|кому|kime|宛先|받는 사람|받는사람|收件人|收件者|cc|kopie|copie|抄送|副本|reply-to'
const ABOUT = 'subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|aihe|temat|předmět|тема|konu|件名|제목|主题|主題|主旨'
const LABEL = new RegExp(`^[>\\s*]{0,8}(?:(${FROM})|(${WHEN})|(${TO})|(${ABOUT}))\\s{0,2}\\*?\\s{0,2}[:：]`, 'iu')
const BLOCK_LINES = 8

/** The head of the mail before, as Outlook and QQ Mail copy it: with who, to whom and one more. What a contact form sends names nobody it is to. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
	const first = labelOf(lines[at])
	if (first === 0 || first === 3) return false
	const found = new Set<number>()
	for (const line of lines.slice(at, at + BLOCK_LINES)) {
		const label = labelOf(line)
		if (label > 0) found.add(label)
	}
	return found.size >= 3 && found.has(1) && found.has(3)
}

/** 1 for who, 2 for when, 3 for to whom, 4 for about what; 0 for no such line. */
function labelOf(line = ''): number {
	const match = LABEL.exec(line.slice(0, LINE_MAX_CHARS))
	return match === null ? 0 : match.slice(1).findIndex((it) => it !== undefined) + 1
}

/** What Outlook draws above such a head. */
export function isRule(line: string): boolean {
	return /^\s*(?:[_-]{10,}|[─━—]{5,})\s*$/.test(line.slice(0, LINE_MAX_CHARS))
}

const YEAR = /(?:19|20)\d\d/
const YEAR_OR_TIME = /(?:19|20)\d\d|\d{1,2}[:.h]\d\d/
const ADDRESS = /<[^<>\s]{1,254}@[^<>\s]{1,254}>|\[mailto:/
const WROTE = new RegExp(
	'\\bwrote\\b|\\bschrieb\\b|a écrit|escribió|escreveu|ha scritto|\\bschreef\\b|geschreven|\\bskrev\\b|kirjoitti|napisał|napsal|' +
		'написал|пише|şunu yazdı|yazdı|写道|寫道|写到|のメール|書きました|작성|님이',
	'iu',
)
/** By the day of the week alone, as some write it who are no mail programs. */
const ON_A_DAY =
	/^(?:on (?:mon|tue|wed|thu|fri|sat|sun)|am (?:mo|di|mi|do|fr|sa|so)|le (?:lun|mar|mer|jeu|ven|sam|dim)|el (?:lun|mar|mié|jue|vie|sáb|dom))\p{L}{0,8}\.?,? /iu
const BEGINNING = /^\s*(?:on|am|le|el|il|em|op|den|dne|w dniu|in data|at|在|于|於)\s?/i

/**
 * How many lines say who wrote what follows, as `On 2 Jan 2027 at 10:11, Ana <ana@…> wrote:`; 0 when they do not. `isQuoted`: what
 * follows is marked as quoted, so that any line with a date and an address will do; it must say that somebody wrote when it is not.
 */
export function introLines(lines: readonly string[], at: number, { isQuoted }: { isQuoted: boolean }): number {
	const first = lines[at] ?? ''
	if (first.trim() === '' || isQuoteLine(first)) return 0
	if (isBetweenDashes(first)) return 1
	if (!BEGINNING.test(first) && !YEAR_OR_TIME.test(first.slice(0, LINE_MAX_CHARS))) return 0
	let said = ''
	for (let count = 1; count <= INTRO_LINES_MAX; count++) {
		const line = lines[at + count - 1]
		if (line === undefined || line.trim() === '' || isQuoteLine(line)) return 0
		said = `${said} ${line.trim()}`.trim()
		if (said.length > LINE_MAX_CHARS) return 0
		if (/[:：]$/.test(said)) return saysWhoWrote(said, isQuoted) ? count : 0
		if (saysAll(said)) return count
	}
	return 0
}

/** Whether such lines say when it was: the first of them may be missing when they do not. */
export function hasYear(lines: readonly string[]): boolean {
	return lines.some((it) => YEAR.test(it))
}

function saysWhoWrote(said: string, isQuoted: boolean): boolean {
	if (isQuoted && ON_A_DAY.test(said) && WROTE.test(said)) return true
	if (!YEAR_OR_TIME.test(said)) return false
	return WROTE.test(said) || (isQuoted ? ADDRESS.test(said) : isDated(said) && /<[^<>\s]{1,254}@[^<>\s]{1,254}>\s?[:：]$/.test(said))
}

/** Without a colon it has to say when, who, from where, and that they wrote, and nothing after it. */
function saysAll(said: string): boolean {
	return isDated(said) && ADDRESS.test(said) && /(?:^|\s)(?:wrote|schrieb|a écrit|escribió|escreveu|ha scritto|skrev|napisał)$/iu.test(said)
}

/** A day and a time of it. */
function isDated(said: string): boolean {
	return YEAR.test(said) && /\d{1,2}[:.h]\d\d(?!\d)/.test(said)
}

/** `---- On Tue, 05 Jan 2027 10:11:12 +0100 Support wrote ----`, as Zoho has it. */
function isBetweenDashes(line: string): boolean {
	const [, said = ''] = /^\s{0,3}-{3,10}\s([^-].*?)\s-{3,10}\s*$/.exec(line.slice(0, LINE_MAX_CHARS)) ?? []
	return YEAR_OR_TIME.test(said) && WROTE.test(said)
}

const SENT_FROM = new RegExp(
	'^\\s*(?:sent from (?:my |mail for |outlook|yahoo|samsung)|get outlook for|von meinem .{1,40} gesendet|gesendet (?:von|mit) (?:mein|outlook)|' +
		'envoyé (?:de mon|depuis|à partir)|enviado (?:desde mi|do meu)|inviato da(?:l mio)? |verzonden vanaf |отправлено (?:с|из) |' +
		'发自我的|從我的|发自.{1,20}(?:手机|邮箱|客户端)|我的.{1,20}に送信|iphoneから送信|나의 .{1,20}에서 보냄)',
	'iu',
)

/** What phones put under a mail by themselves. */
export function isSentFrom(line: string): boolean {
	return line.length <= 120 && SENT_FROM.test(line) && !isSentence(line)
}

/** `Sent from my desk, where it is quieter.` is what somebody says. */
function isSentence(line: string): boolean {
	return /^\s*sent from my /i.test(line) && (/[.!?]\s*$/.test(line) || /,\s/.test(line))
}
