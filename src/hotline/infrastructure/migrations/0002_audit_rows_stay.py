from django.db import migrations

FREEZE = """
CREATE FUNCTION audit_rows_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit rows are never changed nor deleted'; END $$;
CREATE TRIGGER audit_rows_stay BEFORE UPDATE OR DELETE ON infrastructure_auditrow
FOR EACH ROW EXECUTE FUNCTION audit_rows_stay();
"""
THAW = "DROP TRIGGER audit_rows_stay ON infrastructure_auditrow; DROP FUNCTION audit_rows_stay();"


class Migration(migrations.Migration):
    dependencies = [("infrastructure", "0001_initial")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
