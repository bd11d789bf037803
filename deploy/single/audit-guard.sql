-- Takes the audit tables out of the application's hands: they belong to a role that nobody signs in as, the application
-- may only read and add, and every change of their structure is noted. Run by the database's superuser in the
-- application's database, before the application starts; running it again changes nothing.
-- @{app}: the application's role. No statement but the last line of a body ends at a blank line (postgres --single -j).

DO $$ BEGIN
IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hotline_audit') THEN CREATE ROLE hotline_audit NOLOGIN; END IF;
END $$;

CREATE SCHEMA IF NOT EXISTS audit_guard;

GRANT USAGE ON SCHEMA audit_guard TO @{app};

CREATE TABLE IF NOT EXISTS audit_guard.ddl (
id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp(),
by_user text NOT NULL, command text NOT NULL, target text NOT NULL, address text NOT NULL);

GRANT SELECT ON audit_guard.ddl TO @{app}, hotline_web, hotline_worker;

GRANT USAGE ON SCHEMA audit_guard TO hotline_web, hotline_worker;

CREATE OR REPLACE FUNCTION audit_guard.is_guarded(name text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
SELECT name ~ '(infrastructure_auditrow|audit_auditlink|audit_audithead|audit_rows_|audit_heads_|audit_prune|audit_guard)' $$;

CREATE OR REPLACE FUNCTION audit_guard.note_change() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE changed record;
BEGIN
FOR changed IN SELECT command_tag, object_identity FROM pg_event_trigger_ddl_commands() LOOP
IF audit_guard.is_guarded(changed.object_identity) THEN
INSERT INTO audit_guard.ddl (by_user, command, target, address)
VALUES (session_user, changed.command_tag, changed.object_identity, coalesce(host(inet_client_addr()), ''));
END IF; END LOOP; END $$;

CREATE OR REPLACE FUNCTION audit_guard.note_drop() RETURNS event_trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE dropped record;
BEGIN
FOR dropped IN SELECT object_type, object_identity FROM pg_event_trigger_dropped_objects()
WHERE object_type IN ('table', 'table column', 'trigger', 'function', 'schema') LOOP
IF audit_guard.is_guarded(dropped.object_identity) THEN
INSERT INTO audit_guard.ddl (by_user, command, target, address)
VALUES (session_user, TG_TAG, dropped.object_identity, coalesce(host(inet_client_addr()), ''));
END IF; END LOOP; END $$;

CREATE OR REPLACE FUNCTION audit_guard.open_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE guarded regclass;
BEGIN
DROP EVENT TRIGGER IF EXISTS audit_changes;
DROP EVENT TRIGGER IF EXISTS audit_drops;
FOREACH guarded IN ARRAY array_remove(ARRAY[to_regclass('infrastructure_auditrow'), to_regclass('audit_auditlink'), to_regclass('audit_audithead')], NULL) LOOP
EXECUTE format('ALTER TABLE %s OWNER TO @{app}', guarded);
END LOOP;
IF to_regprocedure('audit_prune(bigint)') IS NOT NULL THEN EXECUTE 'ALTER FUNCTION audit_prune(bigint) OWNER TO @{app}'; END IF;
END $$;

REVOKE ALL ON FUNCTION audit_guard.open_tables() FROM PUBLIC;

CREATE OR REPLACE FUNCTION audit_guard.close_tables() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE guarded regclass;
BEGIN
IF EXISTS (SELECT FROM pg_event_trigger WHERE evtname = 'audit_changes') THEN RETURN; END IF;
LOCK TABLE infrastructure_auditrow, audit_auditlink, audit_audithead IN ACCESS EXCLUSIVE MODE;
FOREACH guarded IN ARRAY ARRAY['infrastructure_auditrow'::regclass, 'audit_auditlink'::regclass, 'audit_audithead'::regclass] LOOP
EXECUTE format('ALTER TABLE %s OWNER TO hotline_audit', guarded);
EXECUTE format('REVOKE ALL ON %s FROM PUBLIC, @{app}', guarded);
EXECUTE format('GRANT SELECT, INSERT ON %s TO @{app}, hotline_worker', guarded);
EXECUTE format('GRANT SELECT ON %s TO hotline_web', guarded);
END LOOP;
GRANT SELECT, INSERT ON infrastructure_auditrow TO hotline_web, hotline_projector;
ALTER FUNCTION audit_prune(bigint) OWNER TO hotline_audit;
REVOKE ALL ON FUNCTION audit_prune(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_prune(bigint) TO @{app}, hotline_worker;
CREATE EVENT TRIGGER audit_changes ON ddl_command_end EXECUTE FUNCTION audit_guard.note_change();
CREATE EVENT TRIGGER audit_drops ON sql_drop EXECUTE FUNCTION audit_guard.note_drop();
ALTER EVENT TRIGGER audit_changes ENABLE ALWAYS;
ALTER EVENT TRIGGER audit_drops ENABLE ALWAYS;
END $$;

GRANT EXECUTE ON FUNCTION audit_guard.close_tables() TO @{app};

