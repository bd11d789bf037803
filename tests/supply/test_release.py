"""A release is what its signer built: whoever changes a byte of it, or signs with another key, is found out."""

import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hotline.infrastructure import sm2
from supply import release, sbom

ROOT = Path(__file__).parents[2]
#: A platform in small: every file that a release is built from, and a front end that npm builds in a moment.
TAKEN = ("uv.lock", "pyproject.toml", "deploy/single/bootstrap.sh", "deploy/single/asterisk.lock")
FRONT = {"name": "front", "version": "1.0.0", "scripts": {"build": "mkdir dist && cp main.html dist/index.html"}}
LOCK = {"name": "front", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"name": "front"}}}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("repository")
    for name in TAKEN:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    front = root / "frontend"
    front.mkdir()
    (front / "package.json").write_text(json.dumps(FRONT))
    (front / "package-lock.json").write_text(json.dumps(LOCK))
    (front / "main.html").write_text("as tagged")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    git(root, "tag", "v1.0")
    (front / "main.html").write_text("changed since, and never committed")
    return root


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True)


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("medium") / "release.pem"
    sm2.make_key(path)
    return path


@pytest.fixture(scope="module")
def built(repository: Path, key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("built")
    release.build(repository, "v1.0", key, to)
    return to


@pytest.fixture
def received(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "received"))


def verify(folder: Path, public_key: Path) -> tuple[int, str]:
    command = [sys.executable, str(ROOT / "supply/verify.py"), str(folder / "hotline-v1.0.sums"), "--key"]
    run = subprocess.run([*command, str(public_key)], capture_output=True, text=True, env={"PATH": "/usr/bin"})
    return run.returncode, run.stdout


def test_a_release_holds_the_tagged_tree_the_front_end_built_from_it_and_the_bill_of_materials(built: Path) -> None:
    with tarfile.open(built / "hotline-v1.0.tar.gz") as archive:
        names = archive.getnames()
        page = archive.extractfile("hotline-v1.0/frontend/dist/index.html")
        assert page is not None
        assert page.read() == b"as tagged"
        bill = archive.extractfile("hotline-v1.0/sbom.cdx.json")
        assert bill is not None
        text = bill.read().decode()
        owners = {(each.uid, each.gid) for each in archive.getmembers()}
    assert "hotline-v1.0/frontend/dist/built-from" in names
    assert not any("node_modules" in name or "/.git/" in name for name in names)
    assert owners == {(0, 0)}
    assert sbom.invalid(text) == ""
    assert json.loads(text)["metadata"]["component"]["version"] == "v1.0"
    assert (built / "hotline-v1.0.cdx.json").read_text() == text


def test_what_was_built_verifies_with_the_public_key(received: Path, key: Path) -> None:
    assert verify(received, sm2.public_key_file(key)) == (0, "well: signed by this key, every file as it was signed\n")


def test_it_verifies_by_ordinary_tools_too(received: Path, key: Path) -> None:
    check = ["cksum", "--check", "--strict", "hotline-v1.0.sums"]
    assert subprocess.run(check, cwd=received, capture_output=True).returncode == 0


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def change_with_its_digests(folder: Path) -> None:
    """What somebody does who knows how the list is made, and has no key."""
    flip(folder / "hotline-v1.0.tar.gz")
    listed = [folder / "hotline-v1.0.tar.gz", folder / "hotline-v1.0.cdx.json"]
    (folder / "hotline-v1.0.sums").write_text("".join(map(release.lines, listed)))


def sign_again(folder: Path) -> None:
    """With a key of their own."""
    sm2.make_key(folder / "own.pem")
    sums = folder / "hotline-v1.0.sums"
    (folder / "hotline-v1.0.sums.sig").write_bytes(sm2.sign(folder / "own.pem", sums.read_bytes()))


def sign_an_empty_list(folder: Path, key: Path) -> None:
    sums = folder / "hotline-v1.0.sums"
    sums.write_text("")
    (folder / "hotline-v1.0.sums.sig").write_bytes(sm2.sign(key, b""))


@pytest.mark.parametrize(
    ("tamper", "expected_text"),
    [
        (lambda folder: flip(folder / "hotline-v1.0.tar.gz"), "hotline-v1.0.tar.gz is not the file that was signed"),
        (
            lambda folder: flip(folder / "hotline-v1.0.cdx.json"),
            "hotline-v1.0.cdx.json is not the file that was signed",
        ),
        (lambda folder: flip(folder / "hotline-v1.0.sums"), "was not signed by this key"),
        (lambda folder: flip(folder / "hotline-v1.0.sums.sig"), "was not signed by this key"),
        (change_with_its_digests, "was not signed by this key"),
        (sign_again, "was not signed by this key"),
        (lambda folder: (folder / "hotline-v1.0.tar.gz").unlink(), "hotline-v1.0.tar.gz is missing"),
        (lambda folder: (folder / "hotline-v1.0.sums.sig").unlink(), "hotline-v1.0.sums.sig is missing"),
    ],
)
def test_whatever_was_changed_is_refused(
    received: Path, key: Path, tamper: Callable[[Path], None], expected_text: str
) -> None:
    tamper(received)
    code, output = verify(received, sm2.public_key_file(key))
    assert code == 1
    assert expected_text in output


def test_a_signed_list_of_nothing_is_no_release(received: Path, key: Path) -> None:
    sign_an_empty_list(received, key)
    assert verify(received, sm2.public_key_file(key))[0] == 1


def test_there_is_no_release_without_a_tag_nor_with_a_key_in_the_tree(
    repository: Path, key: Path, tmp_path: Path
) -> None:
    with pytest.raises(release.NoRelease, match="there is no tag v2"):
        release.build(repository, "v2", key, tmp_path)
    with pytest.raises(release.NoRelease, match="letters, digits"):
        release.build(repository, "v1/../../x", key, tmp_path)
    with pytest.raises(release.NoRelease, match="lies in the tree"):
        release.build(repository, "v1.0", repository / "release.pem", tmp_path)
