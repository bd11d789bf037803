"""Columns carry the trade's words."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("integrations", "0004_embed_origins"),
    ]

    operations = [
        migrations.RenameField(model_name="webhook", old_name="last_trouble", new_name="last_error"),
    ]
