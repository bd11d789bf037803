from django.db import migrations

FREEZE = """
CREATE FUNCTION events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'logged events are never changed nor deleted'; END $$;
CREATE TRIGGER events_stay BEFORE UPDATE OR DELETE ON eventlog_loggedevent
FOR EACH ROW EXECUTE FUNCTION events_stay();
"""
THAW = "DROP TRIGGER events_stay ON eventlog_loggedevent; DROP FUNCTION events_stay();"


class Migration(migrations.Migration):
    dependencies = [("eventlog", "0001_initial")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
