from django.db import migrations

PERMISSIONS = {
    "leader": ["walls.view"],
    "director": ["walls.view"],
    "client": ["walls.view"],
    "operator": ["walls.view"],
    "manager": ["walls.view", "walls.design"],
    "administrator": ["walls.view", "walls.design"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=PERMISSIONS):
        role.permissions += [each for each in PERMISSIONS[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0008_roles_that_count")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
