/** Which passwords are refused: short ones, those everybody tries first, and one's own address. */

export const PASSWORD_MIN_CHARS = 10

/** Of at least ten characters, from what leaks and dictionaries begin with, without the digits and marks people put at the end. */
const COMMON = new Set([
	'password',
	'passwort',
	'passw0rd',
	'p@ssword',
	'p@ssw0rd',
	'password password',
	'passwordpassword',
	'qwertyuiop',
	'qwerty',
	'qwertyqwerty',
	'qwertz',
	'azertyuiop',
	'asdfghjkl',
	'asdfghjkl;',
	'zxcvbnm',
	'1q2w3e4r5t',
	'1q2w3e4r5t6y',
	'1qaz2wsx3edc',
	'1qaz2wsx',
	'qazwsxedc',
	'q1w2e3r4t5',
	'iloveyou',
	'iloveyouforever',
	'letmein',
	'letmeinnow',
	'welcome',
	'welcomehome',
	'administrator',
	'admin',
	'adminadmin',
	'changeme',
	'changemenow',
	'change me',
	'trustno',
	'football',
	'baseball',
	'basketball',
	'superman',
	'spiderman',
	'sunshine',
	'princess',
	'starwars',
	'dragon',
	'monkey',
	'master',
	'michael',
	'whatever',
	'computer',
	'internet',
	'secret',
	'topsecret',
	'default',
	'manchester',
	'woaini',
	'woaiwojia',
	'abcdefghij',
	'abcdefghijk',
	'abcdefghijkl',
	'patchbay',
])
const RUNS = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz']

export function isWeakPassword(password: string, email: string): boolean {
	const plain = password.normalize('NFKC').toLowerCase().trim()
	if ([...plain].length < PASSWORD_MIN_CHARS) return true
	const address = email.toLowerCase()
	return plain === address || strip(plain) === strip(address.split('@')[0] ?? '') || isCommon(plain)
}

function isCommon(plain: string): boolean {
	if (COMMON.has(plain) || COMMON.has(strip(plain)) || RUNS.some((it) => it.includes(plain))) return true
	return new Set(plain).size <= 2 || strip(plain) === ''
}

/** Without the digits and marks before and after. */
function strip(text: string): string {
	return text.replace(/^\P{L}+/u, '').replace(/\P{L}+$/u, '')
}
