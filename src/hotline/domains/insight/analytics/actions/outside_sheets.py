"""Defines sheets of outside figures. A change is a new version, and an existing field keeps its key."""

from datetime import UTC, datetime

import msgspec
from django.db import transaction

from hotline.domains.insight.analytics.models import OutsideRegister
from hotline.domains.insight.analytics.rules.outside import OutsideField, checked
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import changing, locked
from hotline.kernel.errors import Invalid, Refused

MAX_SHEETS = 60
NO_SHEET = "没有这个系统外数据表，请刷新列表。"


@transaction.atomic
def define_outside(
    *, by: Principal, name: str, about: str, fields: list[tuple[str, str, int]], key: str = ""
) -> OutsideRegister:
    """``fields``: name, unit, decimals. With ``key`` the next version of that one: fields may come, none may go."""
    before = locked(OutsideRegister.objects.filter(pk=key), missing=NO_SHEET) if key else None
    known = {each["name"]: each for each in before.fields} if before else {}
    made: list[OutsideField] = []
    for title, unit, digits in ((title.strip(), unit.strip(), digits) for title, unit, digits in fields):
        old = known.get(title)
        if old and old["digits"] != digits:
            raise Invalid(f"“{title}”已有数据，小数位数不可修改。请添加新栏。")
        made.append(OutsideField(old["key"] if old else "", title, unit, digits))
    checked(name.strip(), about.strip(), tuple(made))
    if gone := set(known) - {each.name for each in made}:
        raise Invalid(f"已有栏不可移除：{'、'.join(sorted(gone))}。请保留，新数据填入新栏。")
    if OutsideRegister.objects.filter(name=name.strip()).exclude(pk=key).exists():
        raise Refused("已有同名的系统外数据表，请更换名称。", code="name_taken")
    if before is None and OutsideRegister.objects.count() >= MAX_SHEETS:
        raise Refused(f"最多{MAX_SHEETS}个系统外数据表。", code="too_many")
    row = before or OutsideRegister(pk=f"o{OutsideRegister.objects.count() + 1}", version=0)
    numbered = iter(range(len(known) + 1, len(made) + 1))
    named = [each if each.key else msgspec.structs.replace(each, key=f"f{next(numbered)}") for each in made]
    row.name, row.about, row.version = name.strip(), about.strip(), row.version + 1
    row.fields, row.made_by, row.made_at = msgspec.to_builtins(named), by.number, datetime.now(UTC)
    row.save()
    audit.record(
        by=by.number, action="statistics.define", about=f"outside/{row.pk}", name=row.name, version=row.version
    )
    return row


def retire_outside(*, by: Principal, key: str) -> None:
    """Nothing more is entered; what was counts on."""
    rows = OutsideRegister.objects.filter(pk=key, retired=False)
    with changing(rows, by=by.number, about=f"outside/{key}", missing=NO_SHEET) as change:
        change.row.retired = True
        change.record("statistics.retire", name=change.row.name)
