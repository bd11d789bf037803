from django.db import migrations, models

PERMISSIONS = {
    "agent": ["calls.dial", "callbacks.use"],
    "leader": ["calls.dial", "callbacks.use", "callbacks.manage"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=PERMISSIONS):
        role.permissions += [each for each in PERMISSIONS[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("calls", "0001_initial"), ("accounts", "0003_roles_that_change_flows")]

    operations = [
        migrations.AddField(model_name="callrecord", name="after", field=models.CharField(default="", max_length=100)),
        migrations.AddIndex(
            model_name="callrecord",
            index=models.Index(condition=models.Q(("after", ""), _negated=True), fields=["after"], name="call_after"),
        ),
        migrations.RunPython(let_them, migrations.RunPython.noop),
    ]
