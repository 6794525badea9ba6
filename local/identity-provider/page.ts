/** Where one chooses who to be. */
export interface Person {
	readonly name: string
	readonly email: string
}

const STYLE = `
	:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
	body { max-width: 26rem; margin: 3rem auto; padding: 0 1rem }
	h1 { font-size: 1.3rem; margin: 0 }
	form { display: grid; gap: .5rem; margin-top: 1.25rem }
	button, input { font: inherit; padding: .6rem .8rem; border-radius: .5rem; border: 1px solid #8888; text-align: start }
	button { cursor: pointer }
	button small, p { opacity: .75 }
	label { display: grid; gap: .25rem }
	label.check { display: flex; gap: .5rem; align-items: center }
`

/** `nonce`: what the page's style may be told by. */
export function choosePage({ people, action, nonce }: { people: readonly Person[]; action: string; nonce: string }): string {
	const rows = people.map(({ name, email }) =>
		`<button name="email" value="${escape(email)}">${escape(name)}<br><small>${escape(email)}</small></button>`
	)
	return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Local identity provider</title>
<style nonce="${nonce}">${STYLE}</style></head>
<body>
<main>
<h1>Who are you?</h1>
<p>An identity provider for trying single sign-on on this machine. It asks for no password.</p>
<form method="post" action="${escape(action)}"><input type="hidden" name="verified" value="on">${rows.join('\n')}</form>
<form method="post" action="${escape(action)}">
<label>Somebody else’s e-mail address <input name="email" type="email" required autocomplete="off"></label>
<label>Name <input name="name" autocomplete="off"></label>
<label class="check"><input type="checkbox" name="verified" checked> Vouch for the address</label>
<button>Continue</button>
</form>
</main>
</body>
</html>`
}

function escape(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
