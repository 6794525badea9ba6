/** As the sign-in code keeps it: loaded when needed, since most requests never are about a password. */
export async function hashPassword(password: string): Promise<string> {
	const { hashPassword } = await import('better-auth/crypto')
	return await hashPassword(password)
}
