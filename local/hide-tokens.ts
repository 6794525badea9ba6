import { stripVTControlCharacters } from 'node:util'

/** Links that let in whoever has them: invitations, and files. */
const LINK = /(\/api\/auth\/invitations\/)[^\s"'?#]+|(\/files\/)[\w-]{40,}\.[\w-]+/g

export interface HidingStream {
	write(chunk: string): void
	/** What stands behind the last line break. */
	end(): void
}

/** Passes on a stream of text, line by line, without such links: the runtime logs each request with its path. */
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
	return stripVTControlCharacters(text).replace(LINK, '$1$2[hidden]')
}
