from django.db import migrations

ONLY_INSERTED = """
CREATE TRIGGER audit_links_stay BEFORE UPDATE OR DELETE ON audit_auditlink
FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_stay();
CREATE TRIGGER audit_links_not_truncated BEFORE TRUNCATE ON audit_auditlink
FOR EACH STATEMENT EXECUTE FUNCTION audit_rows_stay();
CREATE FUNCTION audit_heads_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'heads of the audit chain are never changed nor deleted'; END $$;
CREATE TRIGGER audit_heads_stay BEFORE UPDATE OR DELETE ON audit_audithead
FOR EACH STATEMENT EXECUTE FUNCTION audit_heads_stay();
CREATE TRIGGER audit_heads_not_truncated BEFORE TRUNCATE ON audit_audithead
FOR EACH STATEMENT EXECUTE FUNCTION audit_heads_stay();
CREATE FUNCTION audit_prune(upto bigint) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE removed bigint;
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM audit_audithead
        WHERE kind = 'checkpoint' AND (content::jsonb ->> 'begin')::bigint = upto AND confirmed <> '[]'::jsonb
    ) THEN
        RAISE EXCEPTION 'no signed checkpoint says that the chain begins behind %', upto;
    END IF;
    PERFORM set_config('hotline.audit_prune', 'on', true);
    DELETE FROM infrastructure_auditrow r USING audit_auditlink l WHERE l.row_id = r.id AND l.position <= upto;
    GET DIAGNOSTICS removed = ROW_COUNT;
    DELETE FROM audit_auditlink WHERE position <= upto;
    PERFORM set_config('hotline.audit_prune', '', true);
    RETURN removed;
END $$;
"""
FORMER = """
DROP FUNCTION audit_prune(bigint);
DROP TRIGGER audit_heads_not_truncated ON audit_audithead;
DROP TRIGGER audit_heads_stay ON audit_audithead;
DROP FUNCTION audit_heads_stay();
DROP TRIGGER audit_links_not_truncated ON audit_auditlink;
DROP TRIGGER audit_links_stay ON audit_auditlink;
"""


class Migration(migrations.Migration):
    """Rows are removed by ``audit_prune`` alone: behind a signed checkpoint, and none of the last six months."""

    dependencies = [("audit", "0001_chain_and_heads"), ("infrastructure", "0005_audit_rows_are_only_inserted")]
    operations = [migrations.RunSQL(ONLY_INSERTED, FORMER)]
