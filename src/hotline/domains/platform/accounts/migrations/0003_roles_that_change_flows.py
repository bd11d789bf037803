from django.db import migrations

CHANGERS = ("leader", "administrator")
PERMISSIONS = ["flows.edit", "flows.publish"]


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=CHANGERS):
        role.permissions += [each for each in PERMISSIONS if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_roles_as_delivered")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
