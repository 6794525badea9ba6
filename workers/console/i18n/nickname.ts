import type { Locale } from './locale.ts'

/** What to call somebody who gave no name, and how to picture them. */
export interface Nickname {
	readonly name: string
	/** One or two letters that stand for it. */
	readonly letters: string
	/** Of its colour, as `oklch` counts: degrees from 0 to 360. */
	readonly hue: number
}

/** English, Chinese, hue. None is a given name by itself, and none means anything but a colour. */
const COLOURS: readonly (readonly [string, string, number])[] = [
	['Pink', '粉色', 0],
	['Crimson', '绯红', 20],
	['Coral', '珊瑚色', 32],
	['Copper', '铜色', 46],
	['Orange', '橙色', 56],
	['Apricot', '杏色', 64],
	['Ochre', '赭色', 74],
	['Golden', '金色', 88],
	['Lemon', '柠檬色', 104],
	['Lime', '青柠色', 122],
	['Moss', '苔绿', 134],
	['Pine', '松绿', 146],
	['Emerald', '碧绿', 157],
	['Mint', '薄荷色', 169],
	['Turquoise', '松石色', 182],
	['Teal', '青色', 194],
	['Aqua', '水蓝', 210],
	['Sky', '天蓝', 228],
	['Azure', '蔚蓝', 244],
	['Cobalt', '钴蓝', 260],
	['Indigo', '靛蓝', 277],
	['Purple', '紫色', 298],
	['Lilac', '丁香色', 314],
	['Plum', '梅子色', 336],
]

/** English, Chinese, and the character of the Chinese that tells most. Animals nobody minds being called, in either language. */
const ANIMALS: readonly (readonly [string, string, string])[] = [
	['Heron', '苍鹭', '鹭'],
	['Flamingo', '火烈鸟', '火'],
	['Swan', '天鹅', '天'],
	['Kingfisher', '翠鸟', '翠'],
	['Lark', '云雀', '雀'],
	['Parrot', '鹦鹉', '鹉'],
	['Hummingbird', '蜂鸟', '蜂'],
	['Puffin', '海鹦', '鹦'],
	['Penguin', '企鹅', '企'],
	['Falcon', '猎鹰', '鹰'],
	['Seagull', '海鸥', '鸥'],
	['Pelican', '鹈鹕', '鹕'],
	['Dolphin', '海豚', '豚'],
	['Seal', '海豹', '豹'],
	['Otter', '水獭', '獭'],
	['Seahorse', '海马', '海'],
	['Panda', '熊猫', '熊'],
	['Koala', '考拉', '考'],
	['Lynx', '猞猁', '猞'],
	['Deer', '小鹿', '鹿'],
	['Squirrel', '松鼠', '松'],
	['Hedgehog', '刺猬', '刺'],
	['Zebra', '斑马', '斑'],
	['Giraffe', '长颈鹿', '长'],
]

/** The same contact is always the same animal, in whatever language: Teal Heron, 青色苍鹭. */
export function nicknameOf(contact: string, locale: Locale): Nickname {
	const number = scattered(contact)
	const [colour, colourZh, hue] = pick(COLOURS, number)
	const [animal, animalZh, letter] = pick(ANIMALS, Math.floor(number / COLOURS.length))
	if (locale === 'zh') return { name: colourZh + animalZh, letters: letter, hue }
	return { name: `${colour} ${animal}`, letters: colour.charAt(0) + animal.charAt(0), hue }
}

/** FNV-1a, 32 bits: ids that differ in one character land far apart. */
function scattered(text: string): number {
	let hash = 0x811c9dc5
	for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
	// The low bits of the product depend on few of the characters' bits; the high ones on all.
	return (hash ^ (hash >>> 15)) >>> 0
}

function pick<Word>(words: readonly Word[], number: number): Word {
	return words[number % words.length] as Word
}
