from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("recordings", "0004_archive_summed_up")]
    operations = [
        migrations.RenameField("checkrun", "trouble", "fault"),
        migrations.RenameField("duerecording", "kept_until", "retained_until"),
    ]
