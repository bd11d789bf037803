from django.db import migrations

GRANTED = {
    "agent": ["faults.report"],
    "leader": ["faults.report"],
    "client": ["faults.report"],
    "operator": ["faults.report", "faults.work"],
    "manager": ["faults.report", "faults.work"],
    "administrator": ["faults.report", "faults.work"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("upkeep", "0001_tables"), ("accounts", "0023_sm2_certificates")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
