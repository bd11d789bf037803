"""Fields carry the trade's words; tables, indexes and what is stored in them stay."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workorders", "0009_marked_as_unrest"),
    ]

    operations = [
        migrations.AlterModelTable(name="casewords", table="workorders_casewords"),
        migrations.RenameModel(old_name="CaseWords", new_name="CaseSearchText"),
        migrations.AlterField(
            model_name="casesearchtext",
            name="case",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                primary_key=True,
                related_name="search_text",
                serialize=False,
                to="workorders.case",
            ),
        ),
        migrations.RenameField(model_name="entry", old_name="words", new_name="text"),
        migrations.RenameField(model_name="extension", old_name="asked_by", new_name="requested_by"),
        migrations.RenameField(model_name="extension", old_name="asked_at", new_name="requested_at"),
        migrations.RenameField(model_name="savedfilter", old_name="wanted", new_name="criteria"),
    ]
