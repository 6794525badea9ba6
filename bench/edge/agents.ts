/** Agents at work in `assign`, on both sides. */
export const AGENTS = 50
