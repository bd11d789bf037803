from django.db import migrations

CODE = "integrations.manage"


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code="security_administrator"):
        if CODE not in role.permissions:
            role.permissions.append(CODE)
            role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("integrations", "0001_initial"), ("accounts", "0002_roles_as_delivered")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
