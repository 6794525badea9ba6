/** Does all the jobs, `lanes` at a time; the results in the jobs' order. */
export async function inLanes<Job, Result>(lanes: number, jobs: readonly Job[], work: (job: Job) => Promise<Result>): Promise<Result[]> {
	const results: Result[] = []
	let next = 0
	async function lane(): Promise<void> {
		for (let i = next++; i < jobs.length; i = next++) results[i] = await work(jobs[i] as Job)
	}
	await Promise.all(Array.from({ length: lanes }, lane))
	return results
}
