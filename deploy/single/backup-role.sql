-- The role of the backup: it reads, and begins and ends a base backup, and signs in only over the socket. Run by the
-- database's superuser in the application's database, where a backup is configured; again changes nothing.

DO $$ BEGIN
IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hotline_backup') THEN CREATE ROLE hotline_backup LOGIN; END IF;
END $$;

GRANT pg_read_all_data, pg_monitor TO hotline_backup;

GRANT EXECUTE ON FUNCTION pg_backup_start(text, boolean) TO hotline_backup;

GRANT EXECUTE ON FUNCTION pg_backup_stop(boolean) TO hotline_backup;

GRANT EXECUTE ON FUNCTION pg_create_restore_point(text) TO hotline_backup;

GRANT EXECUTE ON FUNCTION pg_switch_wal() TO hotline_backup;

