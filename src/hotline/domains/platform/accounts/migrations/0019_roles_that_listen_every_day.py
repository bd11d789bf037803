from django.db import migrations

PERMISSIONS = {role: ["recordings.listen_freely"] for role in ("leader", "inspector", "trainer")}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=PERMISSIONS):
        role.permissions += [each for each in PERMISSIONS[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0018_sign_in_attempts")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
