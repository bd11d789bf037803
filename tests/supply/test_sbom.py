"""The bill of materials names everything that a lock file names, in the form that scanners read."""

import json
from pathlib import Path
from typing import Any

import pytest

from supply import sbom
from supply.locks import asterisk_packages, npm_packages, python_packages

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def text() -> str:
    return sbom.bill(ROOT)


@pytest.fixture(scope="module")
def components(text: str) -> dict[str, dict[str, Any]]:
    return {each["bom-ref"]: each for each in json.loads(text)["components"]}


def test_it_is_cyclonedx_and_another_document_is_not(text: str) -> None:
    assert sbom.invalid(text) == ""
    broken = json.loads(text)
    del broken["components"][0]["name"]
    assert sbom.invalid(json.dumps(broken)) != ""


def test_every_locked_package_is_in_it(components: dict[str, dict[str, Any]]) -> None:
    locked = [*python_packages(ROOT), *npm_packages(ROOT), *asterisk_packages(ROOT)]
    missing = [each.name for each in locked if sbom.package_url(each).to_string() not in components]
    assert missing == []
    assert len(locked) > 800


def test_the_machines_packages_and_the_delivered_weights_are_in_it(components: dict[str, dict[str, Any]]) -> None:
    names = {each["name"] for each in components.values()}
    assert {"postgresql", "libc6", "nginx", "kokoro-js", "deploy/screening/encoder.bin"} <= names


def test_a_component_says_where_it_is_needed_and_by_which_digest_it_is_known(
    components: dict[str, dict[str, Any]],
) -> None:
    vue = next(each for each in components.values() if each["name"] == "vue")
    assert vue["scope"] == "required"
    assert vue["hashes"][0]["alg"] == "SHA-512"
    pytest_itself = next(each for each in components.values() if each["name"] == "pytest")
    assert pytest_itself["scope"] == "excluded"
    assert all(each["value"].startswith("SHA-256:") for each in pytest_itself["properties"])
