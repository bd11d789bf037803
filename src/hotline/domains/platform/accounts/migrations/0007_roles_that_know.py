from django.db import migrations

GIVEN = {
    "leader": ["knowledge.edit", "knowledge.review", "knowledge.require"],
    "inspector": ["knowledge.review"],
    "trainer": ["knowledge.review", "knowledge.require"],
    "knowledge_editor": ["knowledge.edit", "knowledge.review", "knowledge.require", "knowledge.exchange"],
    "department": ["knowledge.edit", "knowledge.review"],
    "client": [
        "knowledge.edit",
        "knowledge.review",
        "knowledge.publish",
        "knowledge.require",
        "knowledge.exchange",
    ],
}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GIVEN):
        role.permissions += [each for each in GIVEN[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_roles_that_keep_recordings")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
