/** Messenger, for one page. */
import { standInFor } from './meta/messaging/stand-in-for.ts'
import type { Product } from './meta/messaging/product.ts'
import { Kept } from './shared/kept.ts'
import type { StandIn } from './stand-in.ts'

const PAGE_ID = '106153258964425'

const product: Product = {
	object: 'page',
	account: PAGE_ID,
	textFits: (text) => text.length <= 2_000,
	attachments: ['image', 'video', 'audio', 'file'],
	takesMetadata: true,
	tellsDelivered: true,
	readBy: 'watermark',
	hasLocations: true,
	tellsUnsent: false,
	unknown: { attachments: [{ type: 'hologram', payload: {} }] },
	faults: {
		'rate-limited': { code: 613, message: '(#613) Calls to this api have exceeded the rate limit.' },
		'window-closed': { code: 10, subcode: 2018278, message: '(#10) This message is sent outside of allowed window.' },
		blocked: { code: 551, subcode: 1545041, message: "(#551) This person isn't available right now." },
	},
	noSuchPerson: { code: 100, subcode: 2018001, message: '(#100) No matching user found' },
	profile(name) {
		const [first_name = name, ...rest] = name.split(' ')
		return { name, first_name, last_name: rest.join(' ') }
	},
	files: new Kept(),
	people: new Kept(),
	sent: new Kept(),
	talks: new Kept(),
}

export const messenger: StandIn = standInFor(product, {
	channel: 'messenger',
	credentials: {
		appSecret: '4fc2afde15eee07a26b2fe3eaee9b961',
		verifyToken: 'a-word-that-was-agreed-on',
		pageId: PAGE_ID,
		accessToken: 'EAAJB0hNa5mU0BAStandInTokenOfMessenger01',
	},
	person: (n) => ({ address: `72541098765${String(n).padStart(5, '0')}`, name: `Peter Chang ${n}` }),
})
