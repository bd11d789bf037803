"""What the lock files name: each package once, with its digests and whether the platform needs it or only its tests."""

import base64
import json
import re
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from supply import asterisk_lock

#: Groups of pyproject.toml that only tests and development need.
FOR_TESTS = {"dev"}
#: In deploy/single/bootstrap.sh: a condition, then the packages that it lacks.
MISSING = re.compile(r"(?:\|\| echo|printf '%s\\n') ([a-z0-9 -]+?)(?: #.*)?$", re.MULTILINE)


@dataclass(frozen=True)
class Locked:
    """``kind``: pypi, npm or deb, as in package URLs. ``digests``: (algorithm, hex) of the files it may come as."""

    kind: str
    name: str
    version: str
    digests: tuple[tuple[str, str], ...]
    for_tests: bool = False
    architecture: str = ""
    suite: str = ""


def python_packages(root: Path) -> list[Locked]:
    """Of uv.lock, the platform itself left out."""
    packages = tomllib.loads((root / "uv.lock").read_text())["package"]
    (platform,) = (each for each in packages if "editable" in each["source"])
    groups = platform.get("dev-dependencies", {})
    begun = [
        *platform.get("dependencies", []),
        *(each for name, group in groups.items() if name not in FOR_TESTS for each in group),
    ]
    needed = _reached(begun, {each["name"]: each for each in packages})
    return [
        Locked(
            "pypi",
            each["name"],
            each["version"],
            tuple(("SHA-256", file["hash"].removeprefix("sha256:")) for file in _files(each)),
            for_tests=each["name"] not in needed,
        )
        for each in packages
        if each is not platform
    ]


def _files(package: dict) -> Iterator[dict]:
    yield from package.get("wheels", [])
    if "sdist" in package:
        yield package["sdist"]


def _reached(begun: Iterable[dict], packages: dict[str, dict]) -> set[str]:
    """The names that these dependencies bring with them, on any system."""
    seen: set[tuple[str, str]] = set()
    open_ones = [(each["name"], extra) for each in begun for extra in ("", *each.get("extra", []))]
    while open_ones:
        name, extra = open_ones.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        package = packages[name]
        required = package.get("optional-dependencies", {}).get(extra, []) if extra else package.get("dependencies", [])
        open_ones += [(each["name"], more) for each in required for more in ("", *each.get("extra", []))]
    return {name for name, _ in seen}


def npm_packages(root: Path) -> list[Locked]:
    """Of frontend/package-lock.json."""
    places = json.loads((root / "frontend/package-lock.json").read_text())["packages"]
    found: dict[tuple[str, str], Locked] = {}
    for place, each in places.items():
        if not place:
            continue
        name = each.get("name") or place.rpartition("node_modules/")[2]
        algorithm, _, digest = each["integrity"].partition("-")
        digests = ((algorithm.upper().replace("SHA", "SHA-"), base64.b64decode(digest).hex()),)
        before = found.get((name, each["version"]))
        for_tests = each.get("dev", False) and (before is None or before.for_tests)
        found[name, each["version"]] = Locked("npm", name, each["version"], digests, for_tests)
    return list(found.values())


def asterisk_packages(root: Path) -> list[Locked]:
    """Of Asterisk's root file system, as it was tested."""
    rows = asterisk_lock.read(root / "deploy/single/asterisk.lock").values()
    return [_debian(row, suite="sid") for row in rows]


def bootstrap_packages(root: Path) -> list[str]:
    """The Debian packages that bootstrap.sh has a machine install."""
    script = (root / "deploy/single/bootstrap.sh").read_text()
    function = script[script.index("missing_packages() {") :]
    return [name for names in MISSING.findall(function[: function.index("\n}")]) for name in names.split()]


def system_packages(root: Path) -> list[Locked]:
    """Those, and all that they need, with the versions that this machine has. Only what is installed."""
    asked = ["apt-cache", "depends", "--recurse", "--installed", "--important", *bootstrap_packages(root)]
    lines = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    names = [line for line in lines if line and line[0].isalnum()]
    versions = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}${Package}=${Version}\n", *names], capture_output=True, text=True
    ).stdout
    installed = sorted({line[3:] for line in versions.splitlines() if line.startswith("ii ")})
    index = subprocess.run(["apt-cache", "show", *installed], capture_output=True, text=True).stdout
    rows = {(row.name, row.version): row for row in asterisk_lock.packages_of(index)}
    return [_debian(row, suite="") for row in rows.values()]


def _debian(row: asterisk_lock.Package, suite: str) -> Locked:
    digests = (("SHA-256", row.sha256),) if row.sha256 else ()
    return Locked("deb", row.name, row.version, digests, architecture=row.architecture, suite=suite)
