"""Nothing writes the log of Django's admin any more: the audit trail has what was changed there."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0020_saved_views")]

    operations = [migrations.RunSQL("DROP TABLE IF EXISTS django_admin_log", migrations.RunSQL.noop)]
