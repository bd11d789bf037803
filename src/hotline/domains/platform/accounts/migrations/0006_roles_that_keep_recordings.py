from django.db import migrations

GIVEN = {
    "leader": ["recordings.hold"],
    "client": ["recordings.download", "recordings.hold", "recordings.destroy"],
    "manager": ["recordings.download", "recordings.hold", "recordings.manage"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GIVEN):
        role.permissions += [each for each in GIVEN[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_roles_that_supervise")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
