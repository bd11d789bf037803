from django.db import migrations

GRANTED = {
    "agent": ["training.view_own"],
    "leader": ["training.view_own", "training.view"],
    "trainer": ["training.manage", "training.view"],
    "manager": ["training.view"],
    "director": ["training.view"],
    "client": ["training.view", "training.certify"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("training", "0001_tables"), ("accounts", "0023_sm2_certificates")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
