#!/usr/bin/env python3
"""Checks a release before anything of it is unpacked: the list against its SM2 signature, the files against the list.

    python3 verify.py hotline-TAG.sums --key PUBLIC_KEY.pem

Take the public key and this script from where you trust them, not from beside the release. Needs Python 3 and OpenSSL
3. Without this script the same is:

    openssl dgst -sm3 -verify PUBLIC_KEY.pem -sigopt distid:1234567812345678 \\
        -signature hotline-TAG.sums.sig hotline-TAG.sums
    cksum --check --strict hotline-TAG.sums

0: all well, 1: it is not, 2: wrong usage.
"""

import re
import subprocess
import sys
from pathlib import Path

USER_ID = "1234567812345678"
LINE = re.compile(r"(SHA256|SM3) \(([A-Za-z0-9][A-Za-z0-9._-]*)\) = ([0-9a-f]{64})")


def main(arguments: list[str]) -> int:
    if len(arguments) != 3 or arguments[1] != "--key":
        print(__doc__, file=sys.stderr)
        return 2
    error = wrong(Path(arguments[0]), Path(arguments[2]))
    print(f"REFUSED: {error}" if error else "well: signed by this key, every file as it was signed")
    return 1 if error else 0


def wrong(sums: Path, key: Path) -> str:
    """What is not as it was signed; "" when all is well."""
    for needed in (sums, key, Path(f"{sums}.sig")):
        if not needed.is_file():
            return f"{needed} is missing"
    signature = ["-verify", str(key), "-sigopt", f"distid:{USER_ID}", "-signature", f"{sums}.sig"]
    if openssl("-sm3", *signature, str(sums)).returncode:
        return f"{sums.name} was not signed by this key, or was changed since"
    listed: dict[str, set[str]] = {}
    for line in sums.read_text().splitlines():
        if not (parts := LINE.fullmatch(line)):
            return f"{sums.name} holds a line that is no digest"
        algorithm, name, digest = parts.groups()
        file = sums.parent / name
        if not file.is_file():
            return f"{name} is missing"
        if openssl(f"-{algorithm.lower()}", "-r", str(file)).stdout.split(" ")[0] != digest:
            return f"{name} is not the file that was signed ({algorithm})"
        listed.setdefault(name, set()).add(algorithm)
    if not listed or any(len(algorithms) != 2 for algorithms in listed.values()):
        return f"{sums.name} does not list both digests of each file"
    return ""


def openssl(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["openssl", "dgst", *arguments], capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
