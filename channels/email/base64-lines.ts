/** Bytes as mail carries them: base64 in lines of 76 characters (RFC 2045, 6.8). */

const LINE_BYTES = 57
/** Whole lines, and few enough for one call. */
const STEP_BYTES = LINE_BYTES * 512

export function base64Lines(bytes: Uint8Array): string {
	const steps: string[] = []
	for (let at = 0; at < bytes.length; at += STEP_BYTES) {
		const text = btoa(String.fromCharCode(...bytes.subarray(at, at + STEP_BYTES)))
		steps.push(text.replace(/.{76}(?=.)/g, '$&\r\n'))
	}
	return steps.join('\r\n')
}
