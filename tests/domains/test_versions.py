"""What is written in versions, five kinds of it by one table: nobody saves over another, numbers, what is published."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from datetime import UTC, date, datetime
from threading import Barrier, Thread
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from msgspec.structs import replace

from hotline.domains.insight.walls.actions import layouts
from hotline.domains.insight.walls.models import Wall, WallVersion
from hotline.domains.insight.walls.queries.layouts import LAYOUTS
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.service.workorders.actions import publication as models
from hotline.domains.service.workorders.models import ModelVersion
from hotline.domains.service.workorders.queries.versions import MODELS, builtin, organisation
from hotline.domains.understanding.knowledge.actions import drafts, publication, reviews
from hotline.domains.understanding.knowledge.models import Article, Version
from hotline.domains.understanding.knowledge.queries.versions import ARTICLES, editing
from hotline.domains.voice.ivr import ports
from hotline.domains.voice.ivr.actions import drafts as ivr_drafts
from hotline.domains.voice.ivr.actions import prompts
from hotline.domains.voice.ivr.actions import publication as ivr_publication
from hotline.domains.voice.ivr.models import FlowVersion, PromptVersion
from hotline.domains.voice.ivr.queries.flows import FLOWS
from hotline.domains.voice.ivr.queries.prompts import PROMPTS
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Refused
from hotline.kernel.versions import Seen
from tests.domains.understanding.knowledge import people
from tests.domains.understanding.knowledge.people import CLIENT, TOPIC, principal
from tests.domains.voice.ivr.callers import builtin_flow

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]

FIRST, SECOND = "4001", "4002"
MODEL = "wish"
TILE = {"id": "a", "kind": "number", "x": 0, "y": 0, "w": 3, "h": 3, "measures": ["calls_in"]}
LAYOUT = {"title": "试", "seconds": 20, "pages": [{"title": "一", "tiles": [TILE]}]}


@dataclass(frozen=True)
class Kind:
    """``begin`` makes the first version and publishes it; ``save`` writes the words on what was seen; ``publish`` puts
    the newest version into use. ``rows``: every table that a saving writes.
    """

    begin: Callable[[], None]
    seen: Callable[[], Seen]
    save: Callable[[str, Seen, str], object]
    publish: Callable[[str], object]
    versions: Callable[[], list[Any]]
    rows: tuple[type[Model], ...]
    column: str = "content"


def number(seen: Seen) -> int:
    return seen.number or 0


def begin_flow() -> None:
    save_skill(by="1001", code="all", name="综合")
    for queue in builtin_flow().queues():
        save_queue(by="1001", queue=QueueConfig(queue, queue, "all"))
    ivr_publication.publish_flow(by=FIRST, flow=builtin_flow(), numbers=["12333"])


def save_flow(by: str, seen: Seen, text: str) -> None:
    flow = replace(builtin_flow(), name=text)
    ivr_drafts.save_draft(by=by, flow=flow, base=number(seen), numbers=["12333"])


def save_prompt(by: str, seen: Seen, text: str) -> None:
    row = prompts.rewrite_prompt(by=by, name="welcome", text=text, base=number(seen))
    prompts.speak_prompt(prompt="welcome", version=row.version)


def begin_prompt() -> None:
    begin_flow()
    save_prompt(FIRST, Seen(0), "您好。")
    prompts.use_prompt(by=FIRST, name="welcome", version=1)


def save_model(by: str, seen: Seen, text: str) -> None:
    models.save_draft(by=by, model=MODEL, name=text, content=builtin()[0].blueprint, base=number(seen))


def publish_model(by: str) -> None:
    around = replaced(organisation(), staffed=None)
    models.publish(by=by, model=MODEL, number=MODELS.newest_number(MODEL), around=around)


def begin_model() -> None:
    models.load_builtin(by=FIRST)
    save_model(FIRST, Seen(0), "心愿")
    publish_model(FIRST)


def seen_article() -> Seen:
    found = editing(TOPIC)
    return Seen(found.base, found.revision)


def save_article(by: str, seen: Seen, text: str) -> None:
    form = people.form(title=text, valid_from=date(2025, 1, 1))
    drafts.save(
        by=principal(by, "knowledge_editor"), code=TOPIC, form=form, base=number(seen), revision=seen.revision or 0
    )


def publish_article(by: str) -> None:
    """``by`` wrote it, the other one reviews it, the client publishes it."""
    row = editing(TOPIC).row
    version = {"code": TOPIC, "number": row.number, "revision": row.revision}
    reviews.submit(by=principal(by, "knowledge_editor"), **version)
    other = SECOND if by == FIRST else FIRST
    reviews.approve(by=principal(other, "knowledge_editor"), **version)
    publication.publish(by=CLIENT, **version)


def begin_article() -> None:
    people.published()


def begin_wall() -> None:
    layouts.make_wall(by=principal(FIRST), key="hall", layout=LAYOUT)
    layouts.publish(by=principal(FIRST), key="hall", seen=1)


def seen_wall() -> Seen:
    return Seen(revision=Wall.objects.get(pk="hall").saved)


def save_wall(by: str, seen: Seen, text: str) -> None:
    layouts.save_draft(by=principal(by), key="hall", layout=LAYOUT | {"title": text[:20]}, seen=seen.revision or 0)


KINDS = {
    "flow": Kind(
        begin_flow,
        lambda: Seen(FLOWS.newest_number("main")),
        save_flow,
        lambda by: ivr_publication.publish_version(by=by, flow="main", version=FLOWS.newest_number("main")),
        lambda: list(FLOWS.all("main")),
        (FlowVersion,),
    ),
    "prompt": Kind(
        begin_prompt,
        lambda: Seen(PROMPTS.newest_number("welcome")),
        save_prompt,
        lambda by: prompts.use_prompt(by=by, name="welcome", version=PROMPTS.newest_number("welcome")),
        lambda: list(PROMPTS.all("welcome")),
        (PromptVersion,),
        column="text",
    ),
    "model": Kind(
        begin_model,
        lambda: Seen(MODELS.newest_number(MODEL)),
        save_model,
        publish_model,
        lambda: list(MODELS.all(MODEL)),
        (ModelVersion,),
    ),
    "article": Kind(
        begin_article,
        seen_article,
        save_article,
        publish_article,
        lambda: list(ARTICLES.all(Article.objects.get(code=TOPIC))),
        (Article, Version),
    ),
    "wall": Kind(
        begin_wall,
        seen_wall,
        save_wall,
        lambda by: layouts.publish(by=principal(by), key="hall", seen=seen_wall().revision or 0),
        lambda: list(LAYOUTS.all("hall")),
        (Wall, WallVersion),
        column="layout",
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, sealing_keys: None) -> Iterator[Kind]:
    for code, role in ROLES.items():
        Role.objects.get_or_create(code=code, defaults={"name": role.name, "permissions": [*role.permissions]})
    for staff, name in ((FIRST, "王芳"), (SECOND, "李强")):
        administer.save_staff(by="test", number=staff, name=name, roles=["knowledge_editor"])
    with ports.prompt_speaker.override(lambda texts: {name: text.encode() for name, text in texts.items()}):
        chosen = KINDS[request.param]
        chosen.begin()
        yield chosen


def all_rows(kind: Kind) -> list[Any]:
    return [list(table._default_manager.order_by("pk").values()) for table in (*kind.rows, AuditRow, Outgoing)]


def test_who_saves_on_what_another_has_changed_reads_who_and_when_and_changes_nothing(kind: Kind) -> None:
    seen = kind.seen()
    with time_machine.travel(datetime(2026, 11, 2, 6, 5, tzinfo=UTC), tick=False):
        kind.save(FIRST, seen, "甲的")
        before = all_rows(kind)
        with pytest.raises(Refused, match=r"王芳在 14:05 改过.*请查看改动后继续。") as refused:
            kind.save(SECOND, seen, "乙的")
    assert (refused.value.status, refused.value.code) == (409, "stale_version")
    after = kind.seen()
    saving = {"newest": after.number or 2, "revision": after.revision or 0}
    who = {"by": FIRST, "by_name": "王芳", "at": "2026-11-02T06:05:00+00:00"}
    assert refused.value.extra == saving | who
    assert all_rows(kind) == before
    kind.save(SECOND, after, "乙的")


def test_of_two_who_publish_at_once_each_gets_a_version_and_no_number_is_left_out(kind: Kind) -> None:
    start, failures = Barrier(2), list[BaseException]()

    def publish_one(by: str) -> None:
        """As somebody does who is refused: looks again, and goes on."""
        try:
            start.wait(10)
            for _attempt in range(200):
                try:
                    kind.save(by, kind.seen(), f"{by}说的")
                    kind.publish(by)
                    return
                except Refused:
                    continue
            raise AssertionError("never published")
        except BaseException as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [Thread(target=publish_one, args=(by,)) for by in (FIRST, SECOND)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    numbers = [getattr(row, "version", getattr(row, "number", 0)) for row in reversed(kind.versions())]
    assert len(numbers) >= 3
    assert numbers == list(range(1, len(numbers) + 1))


def test_what_was_published_is_neither_changed_nor_deleted_whoever_writes_to_the_table(kind: Kind) -> None:
    row = kind.versions()[-1]
    one = type(row)._default_manager.filter(pk=row.pk)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        one.update(**{kind.column: "别的"})
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        one.delete()
    kind.save(FIRST, kind.seen(), "后来的")
    kind.publish(FIRST)
    row.refresh_from_db()
    assert getattr(row, kind.column) != "别的"
