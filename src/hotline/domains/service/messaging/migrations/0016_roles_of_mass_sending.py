from django.db import migrations

THOSE = {"texts.mass": ("leader", "manager"), "texts.approve": ("manager", "client")}


def let_them(apps, schema_editor):
    for permission, codes in THOSE.items():
        for role in apps.get_model("accounts", "Role").objects.filter(code__in=codes):
            if permission not in role.permissions:
                role.permissions.append(permission)
                role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0015_mass_sending"),
        ("accounts", "0023_sm2_certificates"),
    ]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
