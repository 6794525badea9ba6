const MIB = 1_048_576
const USUAL_MIB = 25
/** A Worker is handed no larger body on most of Cloudflare's plans, and no provider sends a customer more. */
const HARD_MIB = 100

/** The beginning of a file that is looked at: a JPEG's size may stand behind a whole segment of something else. */
export const HEAD_BYTES = 131_072
/** Larger pictures are not made small: what a few bytes can claim takes gigabytes to unfold. */
export const THUMBNAIL_PIXELS_MAX = 50_000_000
/** Longest side of a thumbnail, in pixels: 240 on a screen of twice the density. */
export const THUMBNAIL_SIDE = 480

/** How large a file may be, in bytes, by the setting `PATCHBAY_FILE_MAX_MIB`. What is no number counts as none. */
export function fileMaxBytes(setting: string | undefined): number {
	const asked = Number(setting || USUAL_MIB)
	return Math.min(Number.isInteger(asked) && asked > 0 ? asked : USUAL_MIB, HARD_MIB) * MIB
}
