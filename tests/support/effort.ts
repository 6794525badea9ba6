/** A clock that stands still while others have the machine: ms of CPU time this process has had so far. */
export function effortMs(): number {
	const { user, system } = process.cpuUsage()
	return (user + system) / 1_000
}
