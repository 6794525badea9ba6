/** What signs the webhooks of the bench, on all sides. */
export const HOOK_SECRET = '614fc2afde15eee07a26b2fe3eaee9b9'
