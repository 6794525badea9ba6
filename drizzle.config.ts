import { defineConfig } from 'drizzle-kit'

/** `npx drizzle-kit generate` writes db/migrations; `DATABASE_URL=… npx drizzle-kit migrate` applies them to a database in the cloud. */
export default defineConfig({
	dialect: 'postgresql',
	schema: './db/schema/*.ts',
	out: './db/migrations',
	dbCredentials: { url: process.env['DATABASE_URL'] ?? '' },
})
