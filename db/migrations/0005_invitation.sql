CREATE TABLE "invitation" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"agent" text,
	"teams" text,
	"language" text NOT NULL,
	"token_hash" text NOT NULL,
	"by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"staff" text
);
--> statement-breakpoint
CREATE UNIQUE INDEX "invitation_token" ON "invitation" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "invitation_workspace" ON "invitation" USING btree ("workspace","id");--> statement-breakpoint
CREATE INDEX "invitation_email" ON "invitation" USING btree ("workspace","email");--> statement-breakpoint
-- Two who worked as the same agent until now: the one who came first keeps it.
UPDATE "user" SET "agent" = NULL WHERE EXISTS (
	SELECT 1 FROM "user" o WHERE o."workspace" = "user"."workspace" AND o."agent" = "user"."agent"
		AND (o."created_at", o."id") < ("user"."created_at", "user"."id")
);--> statement-breakpoint
CREATE UNIQUE INDEX "user_agent" ON "user" USING btree ("workspace","agent");