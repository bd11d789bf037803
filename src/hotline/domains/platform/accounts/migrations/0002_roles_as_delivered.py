from django.db import migrations

from hotline.domains.platform.accounts.rules.roles import ROLES


def add_roles(apps, schema_editor):
    role = apps.get_model("accounts", "Role")
    for code, spec in ROLES.items():
        role.objects.get_or_create(code=code, defaults={"name": spec.name, "permissions": list(spec.permissions)})


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(add_roles, migrations.RunPython.noop)]
