from django.db import migrations

PERMISSIONS = {
    "leader": ["alarms.acknowledge", "alarms.manage"],
    "administrator": ["alarms.acknowledge", "alarms.manage"],
    "manager": ["alarms.acknowledge"],
    "operator": ["alarms.acknowledge"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=PERMISSIONS):
        role.permissions += [each for each in PERMISSIONS[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_roles_that_change_flows")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
