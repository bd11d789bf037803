from django.db import migrations

GRANTED = {
    "agent": ["exams.sit"],
    "leader": ["exams.sit", "exams.view"],
    "inspector": ["exams.view"],
    "trainer": ["exams.manage", "exams.view", "exams.release"],
    "manager": ["exams.view"],
    "director": ["exams.view"],
    "client": ["exams.view", "exams.release"],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("exams", "0001_tables"), ("accounts", "0023_sm2_certificates")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
