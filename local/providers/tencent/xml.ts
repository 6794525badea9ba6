/** XML as WeChat and WeCom write it. */

export type XmlValue = string | number | { readonly [name: string]: XmlValue }

/** Numbers stand as they are, texts in CDATA. */
export function xmlOf(fields: Readonly<Record<string, XmlValue>>): string {
	return `<xml>${inner(fields)}</xml>`
}

function inner(fields: Readonly<Record<string, XmlValue>>): string {
	return Object.entries(fields).map(([name, value]) => `<${name}>${valueOf(value)}</${name}>`).join('\n')
}

function valueOf(value: XmlValue): string {
	if (typeof value === 'number') return String(value)
	return typeof value === 'string' ? `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : inner(value)
}
