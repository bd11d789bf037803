"""Texts that were given their parts before are not given them again."""

from django.db import migrations

PLANNED = """
UPDATE messaging_text SET
    planned_at = requested_at,
    left_at = (SELECT min(handed_over_at) FROM messaging_textpart AS part WHERE part.text_id = messaging_text.id)
WHERE EXISTS (SELECT 1 FROM messaging_textpart AS part WHERE part.text_id = messaging_text.id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0012_replies"),
    ]

    operations = [migrations.RunSQL(PLANNED, migrations.RunSQL.noop)]
