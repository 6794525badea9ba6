/**
 * A mail's own page, for a frame that runs no script. The server has written its HTML anew from what is harmless
 * (`channels/email/sanitise.ts`); the frame's sandbox and the console's policy, which it inherits, are two more doors.
 */
const BLANK = '<!doctype html><meta charset="utf-8"><base target="_blank"><body>'
/** The policy takes no style that stands in the markup, and says so to the console's own log: it is put aside, and put back by `dress`. */
const ASIDE = 'data-style'

interface TrustedTypes {
	createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string }
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
const policy = trustedTypes?.createPolicy('mail', { createHTML: (html) => html })

/** As the attribute `srcdoc` takes it: where the page asks for trusted markup, an object that stands for a string. */
export function mailPage(html: string): string {
	const page = BLANK + html.replaceAll(/(<[a-z][a-z0-9]*(?: [a-z-]+="[^"<>]*")*?) style=("[^"<>]*")/g, `$1 ${ASIDE}=$2`)
	return policy ? policy.createHTML(page) : page
}

/** Styles by script are the page's own doing, which its policy allows. */
export function dress(page: Document): void {
	for (const element of page.querySelectorAll<HTMLElement>(`[${ASIDE}]`)) element.style.cssText = element.getAttribute(ASIDE) ?? ''
	const { style } = page.body
	style.cssText = 'margin: 12px; font: 14px/1.5 system-ui, sans-serif; color: #1b1c22; background: #fff; overflow-wrap: anywhere'
	for (const picture of page.images) picture.style.maxInlineSize = '100%'
}
