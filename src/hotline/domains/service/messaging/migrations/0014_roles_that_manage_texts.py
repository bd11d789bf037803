from django.db import migrations

THOSE = ("leader", "manager", "client", "operator")


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=THOSE):
        if "texts.manage" not in role.permissions:
            role.permissions.append("texts.manage")
            role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0013_texts_that_have_their_parts"),
        ("accounts", "0023_sm2_certificates"),
    ]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
