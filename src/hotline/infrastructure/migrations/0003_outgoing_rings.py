from django.db import migrations

RING = """
CREATE FUNCTION outgoing_rings() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('outgoing', ''); RETURN NULL; END $$;
CREATE TRIGGER outgoing_rings AFTER INSERT ON infrastructure_outgoing
FOR EACH STATEMENT EXECUTE FUNCTION outgoing_rings();
"""
SILENCE = "DROP TRIGGER outgoing_rings ON infrastructure_outgoing; DROP FUNCTION outgoing_rings();"


class Migration(migrations.Migration):
    """Whoever writes a message for the bus wakes the worker that relays it."""

    dependencies = [("infrastructure", "0002_audit_rows_stay")]
    operations = [migrations.RunSQL(RING, SILENCE)]
