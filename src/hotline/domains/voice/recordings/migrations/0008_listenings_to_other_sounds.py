"""Listenings are to other sounds than calls too: they name their subject."""

from django.db import migrations, models
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr


def name_subjects(apps, schema_editor):
    apps.get_model("recordings", "Listening").objects.update(about=Concat(Value("call/"), F("about")))


def name_calls(apps, schema_editor):
    listenings = apps.get_model("recordings", "Listening").objects
    listenings.exclude(about__startswith="call/").delete()
    listenings.update(about=Substr("about", len("call/") + 1))


class Migration(migrations.Migration):
    dependencies = [("recordings", "0007_listenings")]

    operations = [
        migrations.RemoveIndex("listening", "listening_of_a_call"),
        migrations.RenameField("listening", "call", "about"),
        migrations.AlterField("listening", "about", models.CharField(max_length=120)),
        migrations.RunPython(name_subjects, name_calls),
        migrations.AddIndex("listening", models.Index(fields=["about", "-at"], name="listening_of_a_subject")),
    ]
