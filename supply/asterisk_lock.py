#!/usr/bin/env python3
"""Which Debian packages Asterisk's root file system is made of, compared with those that were tested.

    asterisk_lock.py list ROOT       note the installed packages in ROOT (a hook of mmdebstrap, which sets apt up)
    asterisk_lock.py compare ROOT    hold them against deploy/single/asterisk.lock
    asterisk_lock.py accept ROOT     make them the tested ones, after the tests have passed with them

Debian's release without a number moves on, and its ordinary mirrors have no other. So a difference is said and goes on,
unless ``HOTLINE_STRICT_SUPPLY=1``: then it refuses. apt has verified each file against the digest in Debian's signed
index, and the same digest is noted here. Runs before anything of the platform is installed: Python's own library only.

Says nothing when all are equal. Exit status: 0 equal, or different and permitted; 1 different and refused, or nothing
noted; 2 wrong usage.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

LOCK = Path(__file__).parent.parent / "deploy/single/asterisk.lock"
#: In the root file system.
NOTED = "etc/hotline-packages"
HEAD = """\
# The Debian packages of Asterisk's root file system with which the tests were last run: name, version, architecture,
# SHA-256 of the .deb. Written by supply/asterisk_lock.py accept, not by hand.
"""


class Package(NamedTuple):
    name: str
    version: str
    architecture: str
    sha256: str


def main(arguments: list[str]) -> int:
    match arguments:
        case ["list", root]:
            (Path(root) / NOTED).write_text(as_text(installed(Path(root))))
            return 0
        case ["compare", root]:
            return compare(Path(root), strict=os.environ.get("HOTLINE_STRICT_SUPPLY", "") not in ("", "0"))
        case ["accept", root]:
            LOCK.write_text(HEAD + (Path(root) / NOTED).read_text())
            return 0
    print(__doc__, file=sys.stderr)
    return 2


def installed(root: Path) -> list[Package]:
    """The root's packages with their digests, from the index that apt has verified."""
    names = output("dpkg-query", f"--admindir={root}/var/lib/dpkg", "-W", "-f", "${Package}=${Version}\\n").split()
    return sorted(packages_of(output("apt-cache", "show", *names)))


def packages_of(index: str) -> list[Package]:
    """The packages of a text as ``apt-cache show`` writes it: an empty line between two, ``Field: value`` lines."""
    found = []
    for paragraph in index.strip().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in paragraph.splitlines() if ": " in line and line[0] != " ")
        found.append(Package(fields["Package"], fields["Version"], fields["Architecture"], fields.get("SHA256", "")))
    return found


def output(*command: str) -> str:
    environment = dict(os.environ)
    if "MMDEBSTRAP_APT_CONFIG" in environment:
        environment["APT_CONFIG"] = environment["MMDEBSTRAP_APT_CONFIG"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def as_text(packages: list[Package]) -> str:
    return "".join(f"{' '.join(package)}\n" for package in packages)


def read(path: Path) -> dict[str, Package]:
    """The packages of a lock file, by name."""
    rows = (Package(*line.split()) for line in path.read_text().splitlines() if line and line[0] != "#")
    return {row.name: row for row in rows}


def compare(root: Path, *, strict: bool) -> int:
    noted = root / NOTED
    if not noted.exists():  # built before there was a lock
        if strict:
            print(f"Refused, for HOTLINE_STRICT_SUPPLY is set: {root} does not say what it is made of. Build it anew")
        return 1 if strict else 0
    differences = different(read(LOCK), read(noted))
    if not differences:
        return 0
    print(f"Asterisk's root file system differs from the tested one in {len(differences)} packages:")
    print("".join(f"  {line}\n" for line in differences), end="")
    if strict:
        print(
            "Refused, for HOTLINE_STRICT_SUPPLY is set. HOTLINE_ASTERISK_MIRROR may name a mirror with the tested ones."
        )
        return 1
    print("Debian has moved on since the tests. It is used all the same; HOTLINE_STRICT_SUPPLY=1 refuses it.")
    return 0


def different(tested: dict[str, Package], found: dict[str, Package]) -> list[str]:
    """A line for each package that is not as it was tested."""
    lines = []
    for name in sorted(tested.keys() | found.keys()):
        before, now = tested.get(name), found.get(name)
        if before is None:
            lines.append(f"{name} {found[name].version}: was not there")
        elif now is None:
            lines.append(f"{name}: is missing, tested was {before.version}")
        elif now.version != before.version:
            lines.append(f"{name} {now.version}, tested was {before.version}")
        elif now != before:
            lines.append(f"{name} {now.version}: ANOTHER FILE under the same version, {now.sha256}")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
