/** Instead of `durable-objects/conversation/refuse-frame.ts`: everybody may say everything. */
export function refuseFrame(): null {
	return null
}
