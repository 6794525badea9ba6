/** Instagram's direct messages, for one professional account. */
import { standInFor } from './meta/messaging/stand-in-for.ts'
import type { Product } from './meta/messaging/product.ts'
import { Kept } from './shared/kept.ts'
import type { StandIn } from './stand-in.ts'

const ACCOUNT_ID = '17841405822304914'

const product: Product = {
	object: 'instagram',
	account: ACCOUNT_ID,
	textFits: (text) => new TextEncoder().encode(text).length <= 1_000,
	attachments: ['image', 'video', 'audio'],
	takesMetadata: false,
	tellsDelivered: false,
	readBy: 'mid',
	hasLocations: false,
	tellsUnsent: true,
	unknown: { is_unsupported: true },
	faults: {
		'rate-limited': { code: 613, message: '(#613) Calls to this api have exceeded the rate limit.' },
		'window-closed': { code: 10, subcode: 2534022, message: '(#10) This message is sent outside of allowed window.' },
		blocked: { code: 551, subcode: 1545041, message: "(#551) This person isn't available right now." },
	},
	noSuchPerson: { code: 100, subcode: 2534014, message: '(#100) The requested user cannot be found.' },
	profile: (name) => ({ name, username: name.toLowerCase().replaceAll(' ', '.') }),
	files: new Kept(),
	people: new Kept(),
	sent: new Kept(),
	talks: new Kept(),
}

export const instagram: StandIn = standInFor(product, {
	channel: 'instagram',
	credentials: {
		appSecret: 'fc2afde15eee07a26b2fe3eaee9b9614',
		verifyToken: 'a-word-that-was-agreed-on',
		pageId: ACCOUNT_ID,
		accessToken: 'IGAAJB0hNa5mU0BAStandInTokenOfInstagram1',
	},
	person: (n) => ({ address: `1007654321${String(n).padStart(6, '0')}`, name: `Ana Lima ${n}` }),
})
