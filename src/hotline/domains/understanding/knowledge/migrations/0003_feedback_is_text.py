from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0002_published_versions_stay")]
    operations = [
        migrations.RenameField("feedback", "words", "text"),
        migrations.RenameField("feedback", "overdue_told", "overdue_notified"),
    ]
