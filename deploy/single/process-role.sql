-- The role of one of our processes, with the password of this start: it owns nothing, and may what grants.py lists. Run by
-- the database's superuser before the application starts.

DO $$ BEGIN
IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '@{role}') THEN CREATE ROLE @{role} LOGIN; END IF;
END $$;

ALTER ROLE @{role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '@{password}';

