"""Known vulnerabilities of what the locks name, as the indices say that uv and npm fetch from.

    python -m supply.audit [--only NAME …]

Asked are the indices of the clients' own configuration. Python's: for each package of uv.lock what the index stores
beside it (PyPI's JSON, ``vulnerabilities``); an index that answers for newest versions alone answers for those.
npm's: ``npm audit``. Ends with 1 where something is known, with 2 where not everything was answered, else with 0.
Debian's packages are not looked up: the scanner of the house reads the bill of materials (``make sbom``).
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

from supply.locks import Locked, npm_packages, python_packages

ROOT = Path(__file__).parent.parent
#: Where uv and pip find another index.
INDEX_SETTINGS = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL")
AT_ONCE, WITHIN_SECONDS = 4, 20
KNOWN, UNANSWERED = 1, 2


@dataclass
class Findings:
    """``requested``, ``answered``: packages. ``unanswered``: why nothing is known of one, or of a client's all."""

    requested: int = 0
    known: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    answered: int = 0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m supply.audit")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="of Python's packages these alone")
    only = set(parser.parse_args(arguments).only)
    python = [each for each in python_packages(ROOT) if not only or each.name in only]
    found = [python_findings(python, index_of(ROOT))]
    if not only:
        found.append(npm_findings(ROOT / "frontend", len(npm_packages(ROOT))))
    for line in report(found):
        print(line)
    return KNOWN if any(each.known for each in found) else UNANSWERED if any(each.unanswered for each in found) else 0


def report(found: Iterable[Findings]) -> Iterator[str]:
    requested = answered = 0
    for each in found:
        requested, answered = requested + each.requested, answered + each.answered
        yield from (f"KNOWN       {line}" for line in each.known)
        yield from (f"unanswered  {line}" for line in each.unanswered)
    yield f"{requested} looked up, {answered} answered."
    if answered < requested:
        yield "What was not answered is not known to be safe: give a scanner .data/sbom/hotline.cdx.json (make sbom)."


def index_of(root: Path) -> str:
    """The index of Python's packages: as uv and pip are configured, else the one that the lock was made with."""
    configured = next((os.environ[name] for name in INDEX_SETTINGS if os.environ.get(name)), "") or _of_pip()
    if configured:
        return configured
    packages = tomllib.loads((root / "uv.lock").read_text())["package"]
    return next(each["source"]["registry"] for each in packages if "registry" in each["source"])


def _of_pip() -> str:
    pip = shutil.which("pip3")
    if pip is None:
        return ""
    answer = subprocess.run([pip, "config", "get", "global.index-url"], capture_output=True, text=True)
    return answer.stdout.strip() if answer.returncode == 0 else ""


def python_findings(packages: Iterable[Locked], index: str) -> Findings:
    base, found = index.rstrip("/").removesuffix("/simple"), Findings()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for package, answer in threads.map(lambda each: (each, _vulnerabilities(base, each)), packages):
            found.requested += 1
            title = f"{package.name} {package.version}{' (tests only)' if package.for_tests else ''}"
            if isinstance(answer, str):
                found.unanswered.append(f"{title}: {answer}")
            else:
                found.answered += 1
                found.known += [f"{title}: {line}" for line in answer]
    return found


def _vulnerabilities(base: str, package: Locked) -> list[str] | str:
    """What is known about this version, or why the index says nothing about it."""
    place, why = f"{base}/pypi/{quote(package.name)}", ""
    for address in (f"{place}/{quote(package.version)}/json", f"{place}/json"):
        try:
            with urlopen(address, timeout=WITHIN_SECONDS) as answer:
                stated = json.load(answer)
            newest, stored = stated["info"]["version"], stated["vulnerabilities"]
        except (URLError, OSError, ValueError, KeyError, TypeError) as error:
            why = why or f"{type(error).__name__} {error}"
            continue
        if newest == package.version:
            return [_line(each) for each in stored if not each.get("withdrawn")]
        why = f"the index answers for {newest} alone"
    return why


def _line(vulnerability: dict) -> str:
    names = ", ".join([vulnerability["id"], *vulnerability.get("aliases", [])])
    fixed = ", ".join(vulnerability.get("fixed_in", []))
    return f"{names}{f', fixed in {fixed}' if fixed else ', not fixed'}"


def npm_findings(folder: Path, packages: int) -> Findings:
    """``packages``: how many the lock names; npm answers for all of them or for none."""
    answer = subprocess.run(["npm", "audit", "--json"], cwd=folder, capture_output=True, text=True)
    try:
        stated = json.loads(answer.stdout)
        vulnerable = stated["vulnerabilities"]
    except (ValueError, KeyError):
        why = f"npm audit: {_refusal(answer.stdout, answer.stderr)}"
        return Findings(packages, unanswered=[f"npm, all {packages} packages: {why}"])
    known = [f"{name}: {_titles(each)}" for name, each in sorted(vulnerable.items())]
    return Findings(packages, known, answered=packages)


def _refusal(stdout: str, stderr: str) -> str:
    try:
        stated = json.loads(stdout)
        return f"{stated.get('statusCode', '')} {stated.get('message', '')}".strip() or "no answer"
    except ValueError:
        return (stderr or stdout).strip().splitlines()[-1] if (stderr or stdout).strip() else "no answer"


def _titles(vulnerable: dict) -> str:
    own = [each["title"] for each in vulnerable["via"] if isinstance(each, dict)]
    by = [each for each in vulnerable["via"] if isinstance(each, str)]
    return f"{vulnerable['severity']}, {'; '.join(own) or 'by ' + ', '.join(by)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
