// Pages are written in English with the Chinese beside it, in data-zh attributes; this shows the reader's language.
// It stands at the end of the body, so it runs before the first paint.
const wanted = navigator.languages.find((it) => /^(en|zh)\b/i.test(it)) ?? 'en'

if (/^zh/i.test(wanted)) {
	document.documentElement.lang = 'zh-CN'
	for (const element of document.querySelectorAll('[data-zh]')) element.textContent = element.dataset.zh
	for (const element of document.querySelectorAll('[data-zh-label]')) element.setAttribute('aria-label', element.dataset.zhLabel)
	for (const element of document.querySelectorAll('[data-zh-placeholder]')) element.placeholder = element.dataset.zhPlaceholder
}
