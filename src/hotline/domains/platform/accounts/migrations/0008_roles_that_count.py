from django.db import migrations

PERMISSIONS = {
    "leader": ["statistics.view"],
    "scheduler": ["statistics.view"],
    "director": ["statistics.view", "assessment.view"],
    "client": ["statistics.view", "assessment.view", "assessment.judge"],
    "manager": ["statistics.view", "assessment.view", "assessment.enter"],
    "administrator": ["statistics.view", "assessment.view"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=PERMISSIONS):
        role.permissions += [each for each in PERMISSIONS[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_roles_that_know")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
