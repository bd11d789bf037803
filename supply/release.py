"""Builds a release from a tag: the tree, the built front end and the bill of materials, digests of all, signed by SM2.

    python -m supply.release TAG --key KEY.pem [--to FOLDER]     .data/release by default
    python -m supply.release --make-key KEY.pem                  the pair, once; the public half is KEY.pub.pem

Written are ``hotline-TAG.tar.gz``, ``hotline-TAG.cdx.json``, ``hotline-TAG.sums`` (SHA-256 and SM3 of both, as
``cksum -c`` reads them) and ``hotline-TAG.sums.sig``. Whoever gets them runs supply/verify.py. The front end is built
from the tag, with npm's packages fetched anew and held against package-lock.json. The key lies outside the tree.
"""

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from hotline.infrastructure import sm2
from hotline.kernel.chain import sm3
from supply import sbom

ROOT = Path(__file__).parent.parent
#: Also what verify.py accepts in a list.
TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class NoRelease(RuntimeError):
    """Why none was built."""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="supply.release", description=__doc__.partition("\n")[0])
    parser.add_argument("tag", nargs="?", help="of this repository; its commit is built, whatever is checked out")
    parser.add_argument("--key", type=Path, help="private SM2 key, PEM, outside the tree")
    parser.add_argument("--to", type=Path, default=ROOT / ".data/release", metavar="FOLDER")
    parser.add_argument("--make-key", type=Path, metavar="FILE", help="make a key pair and do nothing else")
    options = parser.parse_args(arguments)
    try:
        if options.make_key:
            sm2.make_key(outside(ROOT, options.make_key))
            print(f"hand out: {sm2.public_key_file(options.make_key)}")
        elif options.tag and options.key:
            for file in build(ROOT, options.tag, options.key, options.to):
                print(file)
        else:
            parser.error("give TAG and --key, or --make-key")
    except (NoRelease, sm2.SigningFailed, FileExistsError) as refusal:
        print(f"no release: {refusal}", file=sys.stderr)
        return 1
    return 0


def build(root: Path, tag: str, key: Path, to: Path) -> list[Path]:
    """The four files. Raises NoRelease, SigningFailed."""
    outside(root, key)
    if not TAG.fullmatch(tag):
        raise NoRelease(f"a tag of letters, digits, dots and dashes, not {tag!r}")
    try:
        moment = run(root, "git", "log", "-1", "--format=%ct", f"refs/tags/{tag}").strip()
    except NoRelease:
        raise NoRelease(f"there is no tag {tag}: git tag {tag}, first") from None
    name = f"hotline-{tag}"
    to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="hotline-release-") as folder:
        tree = Path(folder) / name
        run(root, "sh", "-c", f"git archive --prefix={name}/ refs/tags/{tag} | tar -x -C {folder}")
        _build_front_end(tree)
        bill = sbom.bill(tree, version=tag)
        (tree / "sbom.cdx.json").write_text(bill)
        archive = to / f"{name}.tar.gz"
        # Owners, times and order do not depend on who packs.
        same = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", f"--mtime=@{moment}", "--mode=u+rw,go=rX"]
        run(Path(folder), "tar", *same, "--use-compress-program=gzip -n", "-cf", str(archive.absolute()), name)
    listed = [archive, to / f"{name}.cdx.json"]
    listed[1].write_text(bill)
    sums = to / f"{name}.sums"
    sums.write_text("".join(map(lines, listed)))
    signature = sums.with_name(f"{sums.name}.sig")
    signature.write_bytes(sm2.sign(key, sums.read_bytes()))
    return [*listed, sums, signature]


def lines(file: Path) -> str:
    content = file.read_bytes()
    return f"SHA256 ({file.name}) = {hashlib.sha256(content).hexdigest()}\nSM3 ({file.name}) = {sm3(content)}\n"


def outside(root: Path, key: Path) -> Path:
    if key.resolve().is_relative_to(root.resolve()):
        raise NoRelease(f"the key {key} lies in the tree; store it elsewhere, on a medium that is locked away")
    return key


def _build_front_end(tree: Path) -> None:
    front = tree / "frontend"
    run(front, "npm", "ci", "--no-audit", "--no-fund")
    run(front, "npm", "run", "build")
    run(tree, "rm", "-rf", "frontend/node_modules")
    # By which bootstrap.sh sees that it need not build it again.
    print_of = run(tree, "deploy/single/bootstrap.sh", "front-print").strip()
    (front / "dist/built-from").write_text(f"{print_of}\n")


def run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        text = (done.stderr or done.stdout).strip()[-600:]
        raise NoRelease(f"{' '.join(command)} failed: {text}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
