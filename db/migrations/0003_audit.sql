CREATE TABLE "audit" (
	"workspace" text NOT NULL,
	"seq" bigint NOT NULL,
	"id" text NOT NULL,
	"at_ms" bigint NOT NULL,
	"act" text NOT NULL,
	"actor" text NOT NULL,
	"actor_id" text,
	"actor_name" text,
	"address" text,
	"target_kind" text,
	"target_id" text,
	"detail" json NOT NULL,
	"words" text[] NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_workspace_seq_pk" PRIMARY KEY("workspace","seq")
);
--> statement-breakpoint
CREATE INDEX "audit_act" ON "audit" USING btree ("workspace","act","seq");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("workspace","actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_actor_name" ON "audit" USING btree ("workspace",lower("actor_name"),"seq");--> statement-breakpoint
CREATE INDEX "audit_target" ON "audit" USING btree ("workspace","target_id","seq");--> statement-breakpoint
CREATE INDEX "audit_time" ON "audit" USING btree ("workspace","at_ms","seq");--> statement-breakpoint
CREATE INDEX "audit_words" ON "audit" USING gin (array_to_tsvector("words"));--> statement-breakpoint
CREATE FUNCTION "audit_refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'the audit is append-only: % is refused', TG_OP USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER "audit_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse_change"();
--> statement-breakpoint
ALTER TABLE "audit" ENABLE ALWAYS TRIGGER "audit_append_only";
