from django.db import migrations, models
from django.db.models import deletion


class Migration(migrations.Migration):
    dependencies = [("assistant", "0001_what_is_learned_from")]
    operations = [
        migrations.RemoveIndex("asked", "asked_keep"),
        migrations.AlterModelTable("asked", "assistant_asked"),
        migrations.RenameModel("Asked", "StoredQuestion"),
        migrations.RenameField("storedquestion", "keep_until", "stored_until"),
        migrations.AddIndex("storedquestion", models.Index(fields=["stored_until"], name="asked_keep")),
        migrations.RenameField("sampled", "asked", "question"),
        migrations.RenameField("judgement", "words", "reason"),
        migrations.AlterField(
            "storedquestion",
            "gap",
            models.ForeignKey(null=True, on_delete=deletion.SET_NULL, related_name="questions", to="assistant.gap"),
        ),
    ]
