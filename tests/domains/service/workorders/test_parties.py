"""People besides the caller: stored sealed, described in words, never shown where everybody reads."""

from typing import Any

import pytest

from hotline.domains.service.workorders.actions.creation import Opening, open_case
from hotline.domains.service.workorders.actions.parties import Somebody, add_party, remove_party
from hotline.domains.service.workorders.endpoints.printout import printout_of
from hotline.domains.service.workorders.models import Case, Entry, Party
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    DIRECTOR,
    PENSION,
    SUPERVISION,
    VALUES,
    fresh,
    opened,
    principal,
    to_the_district,
)

pytestmark = pytest.mark.usefixtures("personnel")
WORKMATE = Somebody("同事", "同工地", "李四", "138 0000 0002")


def test_a_name_and_a_number_are_sealed_and_seen_masked() -> None:
    case = to_the_district()
    party = add_party(by=principal(CHAOYANG), case=case.pk, who=WORKMATE)
    assert (party.name["masked"], party.phone["masked"]) == ("李*", "138******02")
    stored = (
        str(Party.objects.values().get()) + str(list(AuditRow.objects.values())) + str(list(Entry.objects.values()))
    )
    assert not any(secret in stored for secret in ("李四", "13800000002"))
    (printed,) = [section for section in printout_of(fresh(case), {}).sections if section.title == "相关人"]
    assert [(line.name, line.value) for line in printed.lines] == [("同事", "李*，138******02，同工地")]


def test_adding_and_removing_are_in_the_story_and_outdate_no_form() -> None:
    case = to_the_district()
    party = add_party(by=principal(CHAOYANG), case=case.pk, who=WORKMATE)
    for _ in range(2):  # twice is as good as once
        remove_party(by=principal(CHAOYANG), case=case.pk, party=party.pk)
    entries = Entry.objects.filter(case=case, what__startswith="party").order_by("id")
    assert [(each.what, each.detail["part"]) for each in entries] == [
        ("party_added", "同事"),
        ("party_removed", "同事"),
    ]
    assert (case.parties.count(), fresh(case).revision) == (0, case.revision)


def test_those_a_caller_names_are_opened_with_the_case_or_not_at_all() -> None:
    case = open_case(by=principal(AGENT), opening=Opening("appeal", VALUES, outcome="submit", parties=[WORKMATE]))
    assert [each.part for each in case.parties.all()] == ["同事"]
    with pytest.raises(Invalid, match="电话须为"):
        open_case(
            by=principal(AGENT), opening=Opening("appeal", VALUES, parties=[WORKMATE, Somebody("工头", phone="12")])
        )
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ({"part": " ", "name": "李四"}, "请选择关系"),
        ({"part": "同事"}, "至少填一项"),
        ({"part": "同事", "phone": "打给他"}, "至少填一项"),
        ({"part": "同事", "name": "李四", "phone": "123"}, "电话须为"),
        ({"part": "同事", "note": "他的电话 13800000002"}, "勿填写电话"),
        ({"part": "13800000002", "name": "李四"}, "勿填写电话"),
    ],
)
def test_nobody_in_particular_and_numbers_among_words_are_refused(who: dict[str, Any], why: str) -> None:
    case = opened()
    with pytest.raises(Invalid, match=why):
        add_party(by=principal(CHAOYANG, "workorders.view_all"), case=case.pk, who=Somebody(**who))
    assert not Party.objects.exists()


def test_only_who_works_on_a_case_says_who_else_is_in_it() -> None:
    case = to_the_district()
    with pytest.raises(NotPermitted):
        add_party(by=principal(DIRECTOR), case=case.pk, who=WORKMATE)
    with pytest.raises(NotFound):
        add_party(by=principal(PENSION), case=case.pk, who=WORKMATE)
    assert not Party.objects.exists()


def test_fifty_are_enough_and_a_case_that_is_over_stays_as_it_was() -> None:
    case = to_the_district()
    for n in range(50):
        add_party(by=principal(CHAOYANG), case=case.pk, who=Somebody("同事", f"第{n}人"))
    with pytest.raises(Refused, match="以附件名单上传"):
        add_party(by=principal(CHAOYANG), case=case.pk, who=WORKMATE)
    Case.objects.filter(pk=case.pk).update(over=True)
    with pytest.raises(Refused, match="已办结"):
        remove_party(by=principal(SUPERVISION), case=case.pk, party=Party.objects.latest("id").pk)
    assert case.parties.count() == 50
