from django.db import migrations

#: DELETE is open to nothing but ``audit_prune`` (app audit), and to it for rows of more than six months only.
ONLY_INSERTED = """
DROP TRIGGER audit_rows_stay ON infrastructure_auditrow;
DROP FUNCTION audit_rows_stay();
CREATE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('hotline.audit_prune', true) = 'on' THEN RETURN NULL; END IF;
    RAISE EXCEPTION 'audit rows are never changed nor deleted';
END $$;
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON infrastructure_auditrow
FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_stay();
CREATE TRIGGER audit_rows_not_truncated BEFORE TRUNCATE ON infrastructure_auditrow
FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_stay();
CREATE FUNCTION audit_rows_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.at > now() - interval '183 days' THEN
        RAISE EXCEPTION 'audit rows are kept for at least six months';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER audit_rows_kept BEFORE DELETE ON infrastructure_auditrow
FOR EACH ROW EXECUTE FUNCTION audit_rows_kept();
"""
FORMER = """
DROP TRIGGER audit_rows_kept ON infrastructure_auditrow;
DROP FUNCTION audit_rows_kept();
DROP TRIGGER audit_rows_not_truncated ON infrastructure_auditrow;
DROP TRIGGER audit_rows_stay ON infrastructure_auditrow;
DROP FUNCTION audit_rows_stay();
CREATE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit rows are never changed nor deleted'; END $$;
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON infrastructure_auditrow
FOR EACH ROW EXECUTE FUNCTION audit_rows_stay();
"""


class Migration(migrations.Migration):
    """Statements are refused, not rows: one that finds no row is refused too, and so is TRUNCATE."""

    dependencies = [("infrastructure", "0004_audit_rows_of_requests")]
    operations = [migrations.RunSQL(ONLY_INSERTED, FORMER)]
