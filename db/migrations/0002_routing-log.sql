CREATE TABLE "decisions" (
	"workspace" text NOT NULL,
	"conversation" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"queue" text NOT NULL,
	"seq" bigint NOT NULL,
	"n" integer NOT NULL,
	"act" text NOT NULL,
	"agents" text[] NOT NULL,
	"policy" integer NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "decisions_workspace_queue_seq_n_pk" PRIMARY KEY("workspace","queue","seq","n")
);
--> statement-breakpoint
CREATE TABLE "routing_log" (
	"workspace" text NOT NULL,
	"queue" text NOT NULL,
	"seq" bigint NOT NULL,
	"at_ms" bigint NOT NULL,
	"offers" boolean NOT NULL,
	"command" json NOT NULL,
	CONSTRAINT "routing_log_workspace_queue_seq_pk" PRIMARY KEY("workspace","queue","seq")
);
--> statement-breakpoint
CREATE INDEX "decisions_conversation" ON "decisions" USING btree ("workspace","conversation","at_ms","queue","seq","n");--> statement-breakpoint
CREATE INDEX "routing_log_time" ON "routing_log" USING btree ("workspace","queue","at_ms","seq");