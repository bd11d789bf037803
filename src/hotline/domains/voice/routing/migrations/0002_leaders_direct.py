from django.db import migrations


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code="leader"):
        if "live.direct" not in role.permissions:
            role.permissions.append("live.direct")
            role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("routing", "0001_initial"), ("accounts", "0003_roles_that_change_flows")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
