"""Entries that were approved before inspections and attendance had facts of their own get them."""

from collections import defaultdict
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

INSPECTIONS = {
    "inspections": ("calls", "inspected", ""),
    "record_checks": ("records", "checked", "accurate"),
    "ai_checks": ("assistant", "checked", "right"),
}


def take_from_entries(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    rows = apps.get_model("analytics", "FactRow").objects
    figures: dict[str, dict[str, int]] = defaultdict(dict)
    known: dict[str, Any] = {}
    registers = [*INSPECTIONS, "attendance"]
    for row in rows.filter(table="entries", gone=False, data__register__in=registers).iterator():
        figures[row.subject][row.data["figure"]] = row.data["value"]
        known[row.subject] = row
    made = []
    for subject, row in known.items():
        entry, register = row.data["entry"], row.data["register"]
        data = {"id": entry, "at": row.data["at"], "day": row.data["day"], "slot": 0, "entry": entry}
        row.table = "attendance" if register == "attendance" else "inspections"
        row.data, row.id = data | _own(register, row.data["about"], figures[subject]), entry
        made.append(row)
    rows.bulk_create([type(row)(**_columns(row)) for row in made], ignore_conflicts=True)


def _columns(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("table", "id", "subject", "day", "changed_at", "gone", "data")}


def _own(register: str, about: str, figures: dict[str, int]) -> dict[str, Any]:
    if register == "attendance":
        due, present = figures.get("due", 0), figures.get("present", 0)
        return {"due": due, "present": present, "absent": due - present}
    inspected, checked, passed = INSPECTIONS[register]
    found = {"checked": figures.get(checked, 0), "judged": bool(passed), "passed": figures.get(passed, 0)}
    return {"inspected": inspected, "about": about, **found}


class Migration(migrations.Migration):
    dependencies = [("analytics", "0003_sums_and_late_days")]

    operations = [migrations.RunPython(take_from_entries, migrations.RunPython.noop)]
