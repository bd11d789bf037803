from django.db import migrations

PERMISSION = "live.supervise"


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code="leader"):
        if PERMISSION not in role.permissions:
            role.permissions.append(PERMISSION)
            role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_roles_that_see_to_alarms")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
