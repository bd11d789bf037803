"""诉求内容: who works a case reads it whole, with the numbers in it masked; other readers see that it is there."""

from datetime import UTC, datetime

import pytest

from hotline.domains.service.workorders.actions.reveal import read_texts
from hotline.domains.service.workorders.endpoints.printout import printout_of
from hotline.domains.service.workorders.models import Case
from hotline.infrastructure.models import AuditRow
from tests.domains.service.workorders.staffed import (
    AGENT,
    CHAOYANG,
    DIRECTOR,
    INSPECTION,
    LEADER,
    MANAGER,
    OTHER_AGENT,
    PENSION,
    REVIEWER,
    SUPERVISION,
    done,
    fresh,
    opened,
    principal,
    to_the_district,
)

pytestmark = pytest.mark.usefixtures("personnel")

CONTENT = "三个月没发工资，工头电话 138-0000-0005，他欠 21.6 万元"
READ = "三个月没发工资，工头电话 138******05，他欠 21.6 万元"


def texts(case: Case, reader: str) -> dict[str, str]:
    return read_texts(by=principal(reader), case=fresh(case), now=datetime.now(UTC))


def printed(case: Case, reader: str) -> str:
    sections = printout_of(fresh(case), texts(case, reader)).sections
    return next(line.value for section in sections for line in section.lines if line.name == "诉求内容")


@pytest.mark.parametrize(
    ("reader", "reads"),
    [
        (AGENT, True),  # its author
        (REVIEWER, True),  # has reviewed it
        (CHAOYANG, True),  # an official of the department that has it
        (OTHER_AGENT, False),
        (LEADER, False),
        (MANAGER, False),
        (DIRECTOR, False),
        (PENSION, False),
        (INSPECTION, False),
    ],
)
def test_who_works_a_case_reads_it_on_the_page_and_on_paper(reader: str, reads: bool) -> None:
    case = to_the_district(content=CONTENT)
    assert texts(case, reader) == ({"content": READ} if reads else {})
    assert printed(case, reader) == (READ if reads else "仅经办人可见")


def test_a_reviewer_reads_before_claiming_and_a_department_once_the_case_is_its_own() -> None:
    case = opened(content=CONTENT)
    assert (texts(case, REVIEWER), texts(case, CHAOYANG)) == ({"content": READ}, {})
    done(case, "review", "pass", REVIEWER)
    done(case, "dispatch", "dispatch", REVIEWER)
    assert texts(case, CHAOYANG) == {"content": READ}


def test_reading_is_audited_once_in_ten_minutes_and_never_with_the_text() -> None:
    case = to_the_district(content=CONTENT)
    for reader in (CHAOYANG, CHAOYANG, SUPERVISION):
        texts(case, reader)
    rows = AuditRow.objects.filter(action="citizens.follow", about=f"case/{case.pk}")
    assert [row.by for row in rows.order_by("id")][:1] == [CHAOYANG]
    assert rows.filter(by=CHAOYANG).count() == 1
    assert "工头" not in str(list(AuditRow.objects.values()))
