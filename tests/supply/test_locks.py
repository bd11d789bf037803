"""Everything that is fetched is pinned by version and digest."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from supply import asterisk_lock
from supply.locks import bootstrap_packages, npm_packages, python_packages

ROOT = Path(__file__).parents[2]
SHA256 = re.compile(r"[0-9a-f]{64}")


def test_each_python_package_comes_from_the_index_with_a_digest_for_each_file() -> None:
    packages = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    fetched = [each for each in packages if "editable" not in each["source"]]
    assert len(fetched) > 100
    for each in fetched:
        assert "registry" in each["source"], each["name"]
        files = each.get("wheels", []) + ([each["sdist"]] if "sdist" in each else [])
        assert files, each["name"]
        assert all(SHA256.fullmatch(file["hash"].removeprefix("sha256:")) for file in files), each["name"]


def test_each_npm_package_has_a_strong_digest() -> None:
    packages = json.loads((ROOT / "frontend/package-lock.json").read_text())["packages"]
    weak = [place for place, each in packages.items() if place and not each.get("integrity", "").startswith("sha512-")]
    assert weak == []


def test_uv_is_pinned_and_nothing_else_is_fetched_with_it() -> None:
    text = (ROOT / "deploy/single/uv.txt").read_text()
    required = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert [re.match(r"uv==[\d.]+ \\$", line) is not None for line in required] == [True]
    assert len(re.findall(r"--hash=sha256:[0-9a-f]{64}", text)) > 1
    assert "--require-hashes" in (ROOT / "deploy/single/bootstrap.sh").read_text()


def test_asterisks_root_file_system_is_locked_package_by_package() -> None:
    locked = asterisk_lock.read(asterisk_lock.LOCK)
    assert {"asterisk", "asterisk-modules", "libc6", "libssl3t64"} <= locked.keys()
    assert all(SHA256.fullmatch(each.sha256) for each in locked.values())


def test_what_only_tests_need_is_told_apart_from_what_the_platform_runs_on() -> None:
    python = {each.name: each.for_tests for each in python_packages(ROOT)}
    assert not python["django"]
    assert not python["s3transfer"], "what boto3 brings"
    assert not python["psycopg-pool"], "by an extra"
    assert python["pytest"]
    assert python["cyclonedx-python-lib"]
    front = {each.name: each.for_tests for each in npm_packages(ROOT)}
    assert not front["vue"]
    assert front["vitest"]


def test_the_packages_of_bootstrap_are_read_from_it() -> None:
    packages = bootstrap_packages(ROOT)
    assert {"postgresql", "kamailio", "fonts-noto-cjk", "libseccomp2", "nodejs", "npm"} <= set(packages)
    assert "chromium-headless-shell" in packages, "what only tests need, too"
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", each) for each in packages)


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ({}, []),
        ({"asterisk": ("asterisk", "1:22.2-1", "amd64", "aa")}, ["asterisk 1:22.2-1, tested was 1:22.1-1"]),
        ({"libxml2": ("libxml2", "2.14", "amd64", "dd")}, ["libxml2 2.14: was not there"]),
        ({"libc6": None}, ["libc6: is missing, tested was 2.42-1"]),
        (
            {"libc6": ("libc6", "2.42-1", "amd64", "cc")},
            ["libc6 2.42-1: ANOTHER FILE under the same version, cc"],
        ),
    ],
)
def test_each_difference_is_named(found: dict[str, tuple[str, str, str, str] | None], lines: list[str]) -> None:
    tested = {
        "asterisk": asterisk_lock.Package("asterisk", "1:22.1-1", "amd64", "aa"),
        "libc6": asterisk_lock.Package("libc6", "2.42-1", "amd64", "bb"),
    }
    now = tested | {name: asterisk_lock.Package(*row) for name, row in found.items() if row}
    for name, row in found.items():
        if row is None:
            del now[name]
    assert asterisk_lock.different(tested, now) == lines
