"""Each role holds one power at most, and so does each person: held by the database too."""

from django.db import migrations, models

from hotline.domains.platform.accounts.rules.powers import powers_of
from hotline.kernel.permissions import Permission, Power

APPROVERS = {
    "client": ["accounts.approve", "data.approve"],
    "director": ["data.approve"],
    "security_administrator": ["accounts.approve"],
}
#: Which power stays where a self-made role, or a person, has several.
STAYS = (Power.SECURITY, Power.SYSTEM, Power.AUDIT)

ONE_POWER = """
CREATE FUNCTION accounts_one_power() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    clash boolean;
BEGIN
    IF TG_TABLE_NAME = 'accounts_staff_roles' THEN
        PERFORM 1 FROM accounts_staff WHERE id = NEW.staff_id FOR UPDATE;
        PERFORM 1 FROM accounts_role WHERE id = NEW.role_id FOR SHARE;
        SELECT count(DISTINCT role.power) > 1 INTO clash
        FROM accounts_staff_roles held JOIN accounts_role role ON role.id = held.role_id
        WHERE held.staff_id = NEW.staff_id AND role.power <> '';
    ELSE
        SELECT EXISTS (
            SELECT 1 FROM accounts_staff_roles mine
            JOIN accounts_staff_roles held ON held.staff_id = mine.staff_id
            JOIN accounts_role role ON role.id = held.role_id
            WHERE mine.role_id = NEW.id AND NEW.power <> '' AND role.power NOT IN ('', NEW.power)
        ) INTO clash;
    END IF;
    IF clash THEN
        RAISE EXCEPTION 'one person would hold two powers' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER accounts_one_power AFTER INSERT OR UPDATE ON accounts_staff_roles
    FOR EACH ROW EXECUTE FUNCTION accounts_one_power();
CREATE TRIGGER accounts_one_power AFTER UPDATE OF power ON accounts_role
    FOR EACH ROW EXECUTE FUNCTION accounts_one_power();
"""
UNDONE = """
DROP TRIGGER accounts_one_power ON accounts_staff_roles;
DROP TRIGGER accounts_one_power ON accounts_role;
DROP FUNCTION accounts_one_power();
"""


def separate(apps, schema_editor):
    for role in apps.get_model("accounts", "Role").objects.all():
        if role.code == "administrator":
            role.name = "系统管理员"
            role.permissions = [each for each in role.permissions if power_of(each) is not Power.SECURITY]
        role.permissions += [each for each in APPROVERS.get(role.code, []) if each not in role.permissions]
        held = powers_of(role.permissions)
        stays = next((power for power in STAYS if power in held), None)
        role.permissions = [each for each in role.permissions if power_of(each) in (Power.BUSINESS, stays)]
        role.power = stays.value if stays else ""
        role.save(update_fields=["name", "permissions", "power"])
    for staff in apps.get_model("accounts", "Staff").objects.prefetch_related("roles"):
        roles = [role for role in staff.roles.all() if role.power]
        stays = next((power.value for power in STAYS if any(role.power == power for role in roles)), "")
        staff.roles.remove(*[role for role in roles if role.power != stays])


def power_of(code):
    return Permission(code).power if code in set(Permission) else Power.BUSINESS


class Migration(migrations.Migration):
    dependencies = [("accounts", "0014_second_factors")]
    operations = [
        migrations.AddField("role", "power", models.CharField(blank=True, default="", editable=False, max_length=10)),
        migrations.RunPython(separate, migrations.RunPython.noop),
        migrations.RunSQL(ONE_POWER, UNDONE),
    ]
