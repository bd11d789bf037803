"""People besides the caller: who shares the matter, who is complained of, who speaks for somebody. Kept sealed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.domains.service.workorders.actions.common import check, fit, locked_now, note, refuse_over, save
from hotline.domains.service.workorders.models import Case, Party
from hotline.domains.service.workorders.rules import masking
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealed_columns import plain
from hotline.infrastructure.sealing import seal_masked
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Place

#: The most people of one case. A longer list is an attachment.
MAX_PARTIES = 50


@dataclass(frozen=True)
class Somebody:
    """Another person in a case. Any field except ``part`` may be empty, but not all of them."""

    #: The person's part in the matter, in words.
    part: str
    note: str = ""
    #: In the clear, like ``phone``.
    name: str = ""
    phone: str = ""


@transaction.atomic
def add_party(*, by: Principal, case: str, who: Somebody) -> Party:
    """Raises Invalid for nobody in particular, and for numbers where words belong."""
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_WORK, row)
    refuse_over(row)
    party = add_alongside(row, who, by=by.number, at=at)
    save(row, at, alongside=True)
    return party


@transaction.atomic
def remove_party(*, by: Principal, case: str, party: int) -> None:
    """Remove a person from the case. Safe to repeat."""
    row, at = locked_now(by, case)
    check(by, Permission.WORKORDERS_WORK, row)
    refuse_over(row)
    if found := Party.objects.filter(pk=party, case=row).first():
        found.delete()
        note(row, "party_removed", by=by.number, at=at, part=found.part)
        save(row, at, alongside=True)


def add_alongside(case: Case, who: Somebody, *, by: str, at: datetime) -> Party:
    """Add a person to the case, within the transaction that holds the case."""
    part, remark = fit(who.part), fit(who.note)
    clear = {kind: masking.written(kind, value) for kind, value in (("name", who.name), ("phone", who.phone))}
    if not part:
        raise Invalid("请选择关系：同事、被反映人、代办人……")
    if not (remark or any(clear.values())):
        raise Invalid("姓名、电话、说明至少填一项。")
    if why := masking.format_error("phone", clear["phone"]):
        raise Invalid(f"{why}，请改正。")
    if Party.objects.filter(case=case).count() >= MAX_PARTIES:
        raise Refused(f"一张工单最多记 {MAX_PARTIES} 个相关人；更多请以附件名单上传。", code="too_many")
    note(case, "party_added", by=by, at=at, part=part)
    party = Party.objects.create(case=case, part=part, note=remark, by=by, at=at)
    party.name = _sealed("name", clear["name"], Party.sealed_name.place(party))
    party.phone = _sealed("phone", clear["phone"], Party.sealed_phone.place(party))
    party.save(update_fields=["name", "phone"])
    return party


def _sealed(kind: str, written: str, place: Place) -> dict[str, str]:
    return plain(seal_masked(written, masking.masked(kind, written), *place)) if written else {}
