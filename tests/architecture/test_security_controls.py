"""The controls (deploy/data/security_controls.toml) name only checks, tests, pages and chapters that exist."""

import re
from pathlib import Path

from hotline.domains.platform.security.adapters.probes import of_this_installation
from hotline.domains.platform.security.queries.controls import control_groups
from hotline.domains.platform.security.rules.controls import Control, ControlGroups, faults_of
from hotline.domains.platform.security.rules.self_checks import SELF_CHECKS
from tests.architecture.test_clauses import ROUTE, ROUTER, is_there

CHAPTERS = re.compile(r"^##+ (.+)$", re.MULTILINE)
GROUPS = {
    *("身份鉴别", "访问控制", "安全审计", "入侵防范", "恶意代码防范", "可信验证"),
    *("数据完整性", "数据保密性", "数据备份恢复", "剩余信息保护", "个人信息保护", "集中管控"),
}


def controls() -> list[Control]:
    return [each for group in control_groups() for each in group.controls]


def test_every_group_is_there_and_nothing_stands_without_something_that_shows_it() -> None:
    assert {group.name for group in control_groups()} == GROUPS
    assert faults_of(ControlGroups(control_groups())) == []


def test_every_test_named_exists() -> None:
    named = [(each.key, *test.partition("::")[::2]) for each in controls() for test in each.tests]
    assert [f"{key}: {path}::{name}" for key, path, name in named if not is_there(Path(path), name)] == []


def test_every_test_of_a_promise_exists_and_every_promise_has_one() -> None:
    """The last section of docs/security.md."""
    section = Path("docs/security.md").read_text().partition("## Where each promise is tested")[2]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE)[2:]
    assert len(rows) > 30
    named = [(promise, *test.partition("::")[::2]) for promise, cell in rows for test in re.findall("`(.+?)`", cell)]
    assert {promise for promise, *_ in named} == {promise for promise, _ in rows}
    assert [f"{promise}: {path}" for promise, path, name in named if not is_there(Path(path), name)] == []


def test_every_page_and_chapter_named_exists() -> None:
    pages = {f"/{path.lstrip('/')}" for path in ROUTE.findall(ROUTER.read_text())}
    chapters = set(CHAPTERS.findall(Path("docs/security.md").read_text()))
    wrong_pages = [each.key for each in controls() if each.page and each.page.partition("?")[0] not in pages]
    assert wrong_pages == []
    assert [each.key for each in controls() if each.chapter and each.chapter not in chapters] == []


def test_every_self_check_has_a_probe_and_shows_something() -> None:
    assert of_this_installation().keys() == SELF_CHECKS.keys()
    used = {code for each in controls() for code in each.checks}
    assert sorted(SELF_CHECKS.keys() - used) == []
