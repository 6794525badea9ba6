CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace" text,
	"user_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"workspace" text NOT NULL,
	"conversation" text NOT NULL,
	"inbox" text NOT NULL,
	"queue" text NOT NULL,
	"contact_id" text NOT NULL,
	"contact_name" text,
	"contact_language" text NOT NULL,
	"status" text NOT NULL,
	"assignee" text,
	"placement" integer NOT NULL,
	"opened_at_ms" bigint NOT NULL,
	"closed_at_ms" bigint,
	"last_message_at_ms" bigint NOT NULL,
	"preview" text NOT NULL,
	"disposition" text,
	"seq" integer NOT NULL,
	"archived_seq" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "conversations_workspace_conversation_pk" PRIMARY KEY("workspace","conversation")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"workspace" text NOT NULL,
	"conversation" text NOT NULL,
	"seq" integer NOT NULL,
	"at_ms" bigint NOT NULL,
	"type" text NOT NULL,
	"body" jsonb NOT NULL,
	CONSTRAINT "events_workspace_conversation_seq_pk" PRIMARY KEY("workspace","conversation","seq")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace" text,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'agent' NOT NULL,
	"agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace" text,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "conversations_newest" ON "conversations" USING btree ("workspace","last_message_at_ms","conversation");--> statement-breakpoint
CREATE INDEX "conversations_status" ON "conversations" USING btree ("workspace","status","last_message_at_ms","conversation");--> statement-breakpoint
CREATE INDEX "conversations_queue" ON "conversations" USING btree ("workspace","queue","last_message_at_ms","conversation");--> statement-breakpoint
CREATE INDEX "conversations_assignee" ON "conversations" USING btree ("workspace","assignee","last_message_at_ms","conversation");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "user_workspace" ON "user" USING btree ("workspace","name");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");