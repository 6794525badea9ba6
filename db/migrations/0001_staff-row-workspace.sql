-- Sessions and accounts belong to the workspace of their user; the sign-in library writes these rows and does not know of workspaces.
CREATE FUNCTION "staff_row_workspace"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW."workspace" := (SELECT "workspace" FROM "user" WHERE "id" = NEW."user_id");
	RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER "session_workspace" BEFORE INSERT ON "session" FOR EACH ROW EXECUTE FUNCTION "staff_row_workspace"();
--> statement-breakpoint
CREATE TRIGGER "account_workspace" BEFORE INSERT ON "account" FOR EACH ROW EXECUTE FUNCTION "staff_row_workspace"();
