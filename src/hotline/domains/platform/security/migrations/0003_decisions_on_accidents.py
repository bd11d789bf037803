"""A closed accident can be decided again: what was decided stands in rows of their own."""

import django.db.models.deletion
from django.db import migrations, models


def note_closures(apps, schema_editor):
    decisions = apps.get_model("security", "AccidentDecision").objects
    for row in apps.get_model("security", "Accident").objects.exclude(closed_at=None):
        decisions.create(
            accident=row,
            kind="closed",
            at=row.closed_at,
            counts=row.counts,
            reason=row.conclusion,
            requested_by=row.closed_by,
            approved_by=row.approved_by,
        )


class Migration(migrations.Migration):
    dependencies = [("security", "0002_accidents")]

    operations = [
        migrations.AddField("accident", "reopened_at", models.DateTimeField(null=True)),
        migrations.CreateModel(
            name="AccidentDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("counts", models.BooleanField(null=True)),
                ("reason", models.CharField(max_length=200)),
                ("requested_by", models.CharField(max_length=12)),
                ("approved_by", models.CharField(max_length=12)),
                (
                    "accident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="security.accident",
                    ),
                ),
            ],
            options={
                "verbose_name": "安全事故认定",
                "verbose_name_plural": "安全事故认定",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("requested_by", models.F("approved_by")), _negated=True),
                        name="accident_decided_by_two",
                    )
                ],
            },
        ),
        migrations.RunPython(note_closures, migrations.RunPython.noop),
    ]
