from django.db import migrations, models


def mark_invented_people(apps, schema_editor):
    """Accounts of the demonstration that exist already are known by their creation's audit row."""
    created = apps.get_model("infrastructure", "AuditRow").objects.filter(by="demo", action="accounts.create_staff")
    numbers = [about.removeprefix("staff/") for about in created.values_list("about", flat=True)]
    apps.get_model("accounts", "Staff").objects.filter(number__in=numbers).update(demonstration=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0009_roles_that_watch_walls"), ("infrastructure", "0002_audit_rows_stay")]
    operations = [
        migrations.AddField(
            model_name="staff",
            name="must_change_password",
            field=models.BooleanField(default=False, editable=False, verbose_name="须改密码"),
        ),
        migrations.AddField(
            model_name="staff",
            name="demonstration",
            field=models.BooleanField(default=False, editable=False, verbose_name="演示账号"),
        ),
        migrations.RunPython(mark_invented_people, migrations.RunPython.noop),
    ]
