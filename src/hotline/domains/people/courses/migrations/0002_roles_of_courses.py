from django.db import migrations

LEARNERS = [
    *("agent", "leader", "reviewer", "inspector", "trainer", "scheduler", "knowledge_editor", "manager"),
]


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=LEARNERS):
        if "courses.learn" not in role.permissions:
            role.permissions += ["courses.learn"]
            role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("courses", "0001_tables"), ("accounts", "0023_sm2_certificates")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
