from django.db import migrations

GRANTED = {"agent": ["inbox.work"], "leader": ["inbox.work", "inbox.assign"]}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("messaging", "0001_initial"), ("accounts", "0003_roles_that_change_flows")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
