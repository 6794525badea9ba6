/** Slack writes emoji by name. These are those that people use; any other stays as it is written. */
const NAMES = `
+1 👍,-1 👎,thumbsup 👍,thumbsdown 👎,heart ❤️,heavy_heart_exclamation_mark_ornament ❣️,broken_heart 💔,orange_heart 🧡,yellow_heart 💛,
green_heart 💚,blue_heart 💙,purple_heart 💜,black_heart 🖤,white_heart 🤍,two_hearts 💕,sparkling_heart 💖,
smile 😄,smiley 😃,grinning 😀,grin 😁,laughing 😆,satisfied 😆,sweat_smile 😅,joy 😂,rolling_on_the_floor_laughing 🤣,blush 😊,
slightly_smiling_face 🙂,upside_down_face 🙃,wink 😉,relieved 😌,heart_eyes 😍,smiling_face_with_3_hearts 🥰,kissing_heart 😘,yum 😋,
stuck_out_tongue 😛,stuck_out_tongue_winking_eye 😜,zany_face 🤪,hugging_face 🤗,thinking_face 🤔,face_with_raised_eyebrow 🤨,neutral_face 😐,
expressionless 😑,no_mouth 😶,smirk 😏,unamused 😒,face_with_rolling_eyes 🙄,grimacing 😬,sleepy 😪,sleeping 😴,mask 😷,sunglasses 😎,
nerd_face 🤓,confused 😕,worried 😟,slightly_frowning_face 🙁,white_frowning_face ☹️,open_mouth 😮,hushed 😯,astonished 😲,flushed 😳,pleading_face 🥺,
fearful 😨,cold_sweat 😰,cry 😢,sob 😭,scream 😱,disappointed 😞,sweat 😓,weary 😩,tired_face 😫,yawning_face 🥱,triumph 😤,rage 😡,angry 😠,
exploding_head 🤯,partying_face 🥳,star-struck 🤩,innocent 😇,skull 💀,hankey 💩,ghost 👻,robot_face 🤖,saluting_face 🫡,melting_face 🫠,
wave 👋,raised_hand ✋,ok_hand 👌,v ✌️,crossed_fingers 🤞,point_up ☝️,point_up_2 👆,point_down 👇,point_left 👈,point_right 👉,fist ✊,facepunch 👊,
clap 👏,raised_hands 🙌,open_hands 👐,handshake 🤝,pray 🙏,muscle 💪,writing_hand ✍️,eyes 👀,brain 🧠,shrug 🤷,face_palm 🤦,bow 🙇,
fire 🔥,100 💯,tada 🎉,confetti_ball 🎊,sparkles ✨,star ⭐,star2 🌟,zap ⚡,boom 💥,rocket 🚀,trophy 🏆,dart 🎯,gift 🎁,cake 🍰,birthday 🎂,
beers 🍻,coffee ☕,rainbow 🌈,sunny ☀️,cloud ☁️,snowflake ❄️,rose 🌹,
white_check_mark ✅,heavy_check_mark ✔️,ballot_box_with_check ☑️,x ❌,heavy_multiplication_x ✖️,exclamation ❗,question ❓,grey_question ❔,bangbang ‼️,
warning ⚠️,no_entry ⛔,no_entry_sign 🚫,red_circle 🔴,large_green_circle 🟢,large_yellow_circle 🟡,large_blue_circle 🔵,heavy_plus_sign ➕,
heavy_minus_sign ➖,arrow_up ⬆️,arrow_down ⬇️,arrow_right ➡️,arrow_left ⬅️,arrows_counterclockwise 🔄,
phone ☎️,telephone_receiver 📞,iphone 📱,computer 💻,email 📧,envelope ✉️,package 📦,truck 🚚,airplane ✈️,car 🚗,house 🏠,hospital 🏥,bank 🏦,
moneybag 💰,dollar 💵,euro 💶,credit_card 💳,receipt 🧾,chart_with_upwards_trend 📈,calendar 📅,clock1 🕐,hourglass ⌛,alarm_clock ⏰,
bell 🔔,lock 🔒,unlock 🔓,key 🔑,mag 🔍,bulb 💡,wrench 🔧,hammer 🔨,gear ⚙️,link 🔗,paperclip 📎,pushpin 📌,memo 📝,pencil2 ✏️,
bug 🐛,rotating_light 🚨,construction 🚧,sos 🆘,new 🆕,ok 🆗,information_source ℹ️,speech_balloon 💬`

const PAIRS = NAMES.split(',').map((it) => it.trim().split(' ')).map(([name = '', emoji = '']) => [name, emoji] as const)
const BY_NAME: ReadonlyMap<string, string> = new Map(PAIRS)
// Of two names for one, the first is Slack's own.
const BY_EMOJI: ReadonlyMap<string, string> = new Map(PAIRS.toReversed().map(([name, emoji]) => [bare(emoji), name]))

const SKIN_TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'] as const
const SKIN_TONE = /[\u{1F3FB}-\u{1F3FF}]/u

/** Without what only says that it is to be drawn in colours. */
function bare(emoji: string): string {
	return emoji.replaceAll('\ufe0f', '')
}

/** `wave::skin-tone-4` is a hand of a colour; what has no emoji stays `:name:`, as the emoji a company makes itself. */
export function emojiOf(name: string): string {
	const [base = '', tone] = name.split('::')
	const emoji = BY_NAME.get(base)
	if (emoji === undefined) return `:${name}:`
	const skin = SKIN_TONES[Number(/^skin-tone-([2-6])$/.exec(tone ?? '')?.[1] ?? 0) - 2]
	return skin === undefined ? emoji : bare(emoji) + skin
}

/** Null for what Slack has no name for that we know. */
export function emojiName(emoji: string): string | null {
	const own = /^:([^:\s]{1,100}(::skin-tone-[2-6])?):$/.exec(emoji)?.[1]
	if (own !== undefined) return own
	const tone = SKIN_TONE.exec(emoji)?.[0]
	const name = BY_EMOJI.get(bare(emoji).replace(SKIN_TONE, ''))
	if (name === undefined) return null
	return tone === undefined ? name : `${name}::skin-tone-${SKIN_TONES.findIndex((it) => it === tone) + 2}`
}

/** A text with the names of emoji replaced; a time such as 10:30:15 is none. */
export function withEmoji(text: string): string {
	return text.replace(/:([a-z0-9_+-]{1,60}):(?::(skin-tone-[2-6]):)?/g, (written, name: string, tone: string | undefined) => {
		return BY_NAME.has(name) ? emojiOf(tone === undefined ? name : `${name}::${tone}`) : written
	})
}
