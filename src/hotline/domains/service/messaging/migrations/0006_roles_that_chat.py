from django.db import migrations

GRANTED = {"agent": ["chat.work"], "leader": ["chat.work", "chat.assign"]}


def let_them(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.filter(code__in=GRANTED):
        role.permissions += [each for each in GRANTED[role.code] if each not in role.permissions]
        role.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("messaging", "0005_chats"), ("accounts", "0009_roles_that_watch_walls")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
