from django.db import migrations

#: As delivered with this version; what an administrator changed since stays, what is missing is added.
GRANTED = {
    "agent": ["create", "view_own", "work", "urge"],
    "leader": ["create", "view_own", "view_all", "work", "reveal", "urge", "assign"],
    "reviewer": ["create", "view_own", "view_all", "work", "reveal", "urge", "statistics"],
    "inspector": ["view_all"],
    "department": ["view_own", "view_department", "work", "reveal"],
    "director": ["view_all", "view_sealed", "urge", "statistics"],
    "client": [
        "create",
        "view_own",
        "view_all",
        "view_sealed",
        "work",
        "reveal",
        "urge",
        "assign",
        "supervise",
        "export",
        "statistics",
        "configure",
        "publish",
    ],
    "manager": ["view_all", "work", "urge", "assign", "export", "statistics"],
    "administrator": ["view_all", "statistics", "configure"],
}


def let_them(apps, schema_editor):
    role = apps.get_model("accounts", "Role")
    role.objects.get_or_create(code="reviewer", defaults={"name": "审核员", "permissions": []})
    for row in role.objects.filter(code__in=GRANTED):
        granted = [f"workorders.{each}" for each in GRANTED[row.code]]
        row.permissions += [each for each in granted if each not in row.permissions]
        row.save(update_fields=["permissions"])


class Migration(migrations.Migration):
    dependencies = [("workorders", "0001_initial"), ("accounts", "0006_roles_that_keep_recordings")]
    operations = [migrations.RunPython(let_them, migrations.RunPython.noop)]
