import { stripVTControlCharacters } from 'node:util'

const INVITATION = /(\/api\/auth\/invitations\/)[^\s"'?#]+/g

export interface HidingStream {
	write(chunk: string): void
	/** What stands behind the last line break. */
	end(): void
}

/** Passes on a stream of text, line by line, without the links of invitations: the runtime logs each request with its path. */
export function hideTokens(pass: (text: string) => void): HidingStream {
	let rest = ''
	return {
		write(chunk) {
			const lines = (rest + chunk).split('\n')
			rest = lines.pop() ?? ''
			if (lines.length > 0) pass(hidden(`${lines.join('\n')}\n`))
		},
		end() {
			if (rest !== '') pass(hidden(rest))
			rest = ''
		},
	}
}

function hidden(text: string): string {
	return stripVTControlCharacters(text).replace(INVITATION, '$1[hidden]')
}
