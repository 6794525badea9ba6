import { type Access, allows, BUILTIN_ROLES, type BuiltinRole, builtinRoles, type Permission } from '../access.ts'

const PLURALS: Record<BuiltinRole, string> = {
	administrator: 'administrators',
	supervisor: 'supervisors',
	agent: 'agents',
	analyst: 'analysts',
	developer: 'developers',
}

const WORDS: Record<Exclude<Access, Permission>, string> = {
	anyone: 'For anyone.',
	customer: "For whoever holds a customer's token.",
	self: 'For staff by their cookie, about themselves.',
	staff: 'For all staff, and by any key.',
}

/** The built-in roles that get past a rule. */
export function rolesWith(access: Access): BuiltinRole[] {
	return BUILTIN_ROLES.filter((it) => allows(builtinRoles[it], access))
}

/** A rule as a sentence, worked out on the table, so that no description can say anything else. */
export function whoMay(access: Access): string {
	if (isGeneral(access)) return WORDS[access]
	const names = rolesWith(access).map((it) => PLURALS[it])
	const last = names.pop()
	return `Takes \`${access}\`, as ${names.length === 0 ? last : `${names.join(', ')} and ${last}`} have.`
}

function isGeneral(access: Access): access is Exclude<Access, Permission> {
	return Object.hasOwn(WORDS, access)
}
