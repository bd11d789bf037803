from django.db import migrations

GRANTED = {
    "leader": ["ratings.work"],
    "inspector": ["ratings.work", "ratings.approve"],
    "manager": ["ratings.work", "ratings.manage"],
    "client": ["ratings.approve"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("ratings", "0001_initial"), ("accounts", "0023_sm2_certificates")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
