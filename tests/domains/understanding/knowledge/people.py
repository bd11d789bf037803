"""The people who write, review and publish in these tests, and their articles."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.understanding.knowledge.actions import drafts, publication, reviews
from hotline.domains.understanding.knowledge.models import Version
from hotline.infrastructure.permissions import Principal

TOPIC, ANOTHER = "pension-min-years", "pension-calc-method"


def principal(number: str, *roles: str) -> Principal:
    permissions = frozenset(code for role in roles for code in ROLES[role].permissions)
    hours = datetime.now(UTC) + timedelta(hours=12)
    return Principal(number, "某人", "", roles, (), permissions, 1, hours)


EDITOR, SECOND = principal("4001", "knowledge_editor"), principal("4002", "knowledge_editor")
CLIENT, MANAGER, AGENT = principal("8001", "client"), principal("8002", "manager"), principal("1001", "agent")


def form(code: str = TOPIC, **changed: Any) -> dict[str, Any]:
    return {
        "code": code,
        "topic": code,
        "title": "最低缴费年限",
        "valid_from": date(2025, 1, 1),
        "conclusion": "满十五年可以按月领。",
        "spoken": "您满十五年就可以按月领。",
        "details": ["<p>不满的可以延长缴费。</p>"],
        "asked_as": ["交够几年能领退休金"],
        "basis": [{"law": "中华人民共和国社会保险法", "clause": "第十六条"}],
        **changed,
    }


def drafted(by: Principal = EDITOR, **changed: Any) -> Version:
    return drafts.begin(by=by, form=form(**changed))


def redrafted(before: Version, by: Principal = EDITOR, **changed: Any) -> Version:
    """Another version of an article of which no draft is open."""
    code = before.article.code
    return drafts.save(by=by, code=code, form=form(code, **changed), base=before.number, revision=0)


def approved(row: Version, by: Principal = SECOND) -> Version:
    named = {"code": row.article.code, "number": row.number, "revision": row.revision}
    reviews.submit(by=EDITOR, **named)
    return reviews.approve(by=by, **named)


def published(row: Version | None = None, **changed: Any) -> Version:
    row = approved(row or drafted(**changed))
    return publication.publish(by=CLIENT, code=row.article.code, number=row.number, revision=row.revision)
