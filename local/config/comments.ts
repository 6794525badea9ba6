/** What a pulled file says above each of its parts. */
export const HEAD = ` A Patchbay workspace. What is left out takes its default; secrets are never in here.
 npm run config -- diff <this file> says what a push would change, npm run config -- push <this file> publishes it.`

export const COMMENTS: Readonly<Record<string, string>> = {
	name: 'What customers and staff see',
	skills: 'Every skill a requirement may ask for',
	hours: 'Business hours, by the name queues know them by. Times are of their time zone; 24:00 ends a day',
	workload: 'What each kind of work weighs, and which steps aside for which',
	queues: 'Lines of waiting customers. Times are in milliseconds',
	agents: 'Who serves which queues, and what they can do (levels from 1 to 10)',
	inboxes: 'Every way customers come in. Credentials are set in the console or over the API',
	dispositions: 'What can come of a conversation',
	locale: 'What newcomers start with',
	teams: 'Who belongs together, and which queues are theirs',
	roles: 'Roles beside administrator, supervisor, agent, analyst and developer',
	signIn: 'How staff sign in',
	cannedResponses: 'Texts to send with a few strokes',
	tags: 'What conversations are marked with',
	fields: 'Facts of your own',
	retention: 'How many days what is over is kept; for ever when nothing stands here',
}
