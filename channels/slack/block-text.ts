/**
 * The words of a message's blocks, written as Slack writes text, so that both are read alike.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/read.ts'
import { slackText } from './plain-text.ts'

/** Lists within quotes within lists: no editor makes it deeper. */
const NESTING_MAX = 8
const BLOCKS_MAX = 200

/** Buttons, menus and dividers say nothing by themselves. */
export function blockText(blocks: unknown): string {
	return listOf(blocks).slice(0, BLOCKS_MAX).map((it) => wordsOf(fieldsOf(it))).filter((it) => it.trim() !== '').join('\n')
}

function wordsOf(block: Fields): string {
	switch (block.type) {
		case 'rich_text':
			return richLines(block, NESTING_MAX)
		case 'section':
			return [block.text, ...listOf(block.fields)].map(written).filter(Boolean).join('\n')
		case 'context':
			return listOf(block.elements).map(written).filter(Boolean).join(' ')
		case 'image':
			return written(block.title) || slackText(textOf(block.alt_text) ?? '')
		case 'video':
			return [written(block.title), textOf(block.title_url)].filter(Boolean).join(' ')
		case 'header':
		case 'markdown':
			return written(block.text)
		default:
			return ''
	}
}

/** A text object, or the text itself. A plain one has no meaning in its brackets. */
function written(value: unknown): string {
	const { type, text } = fieldsOf(value)
	const words = textOf(text) ?? textOf(value) ?? ''
	return type === 'mrkdwn' ? words : slackText(words)
}

/** Paragraphs, lists, quotes and code, each in lines of its own. */
function richLines({ elements }: Fields, depth: number): string {
	if (depth === 0) return ''
	return listOf(elements).slice(0, BLOCKS_MAX).map(fieldsOf).map((it) => {
		if (it.type === 'rich_text_list') return listed(it, depth - 1)
		return listOf(it.elements).map((inner) => inLine(fieldsOf(inner))).join('').replace(/\n$/, '')
	}).join('\n')
}

function listed(list: Fields, depth: number): string {
	const isOrdered = list.style === 'ordered'
	return listOf(list.elements).slice(0, BLOCKS_MAX)
		.map((it, i) => `${isOrdered ? `${i + 1}.` : '•'} ${richLines({ elements: [it] }, depth)}`).join('\n')
}

/** As Slack writes it in a text. */
function toneOf({ skin_tone: tone }: Fields): string {
	return numberOf(tone) === null ? '' : `::skin-tone-${numberOf(tone)}`
}

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function inLine(element: Fields): string {
	const { type, text, url, name } = element
	switch (type) {
		case 'link':
			return `<${slackText(textOf(url) ?? '')}${textOf(text) === null ? '' : `|${slackText(textOf(text) ?? '')}`}>`
		case 'emoji':
			return `:${textOf(name) ?? ''}${toneOf(element)}:`
		case 'user':
			return `<@${textOf(element.user_id) ?? ''}>`
		case 'channel':
			return `<#${textOf(element.channel_id) ?? ''}>`
		case 'broadcast':
			return `<!${textOf(element.range) ?? ''}>`
		case 'date':
			return slackText(textOf(element.fallback) ?? '')
		default:
			return slackText(textOf(text) ?? '')
	}
}
