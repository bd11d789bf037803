#!/usr/bin/env python3
"""Opens what is sealed in a hand-over: recordings, attachments, numbers, names, texts. 打开移交数据里密封的内容。

    python3 open.py HAND_OVER KEYS OUT

HAND_OVER: the folder that verify.py has checked. KEYS: personal.json. OUT: an empty folder; it will hold personal data
in the clear. Needs Python 3.9 or newer and the package ``cryptography`` (OpenSSL with SM3 and SM4).
"""

import base64
import gzip
import json
import re
import sys
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PIECE, TAG, SALT, MAGIC = 64 * 1024, 16, 16, b"HLS1"
VALUE = re.compile(r"2:(\d{4}-\d\d[-\d]*):(.*@.*):([A-Za-z0-9+/]{30,}={0,2})", re.DOTALL)
DATED = re.compile(rb"\d{4}-\d\d(-\d\d(-\d+)?)?")


def main(arguments):
    if len(arguments) != 3 or not Path(arguments[1]).is_file():
        print("用法 / usage: python3 open.py 移交文件夹 HAND_OVER personal.json 空文件夹 OUT")
        return 2
    root, out = Path(arguments[0]), Path(arguments[2])
    keys = json.loads(Path(arguments[1]).read_text(encoding="utf-8"))
    if out.exists() and any(out.iterdir()):
        print("OUT 不是空的 / not empty")
        return 1
    of = {
        name: {day: bytes.fromhex(one["key"]) for day, one in keys[name]["keys"].items()}
        for name in ("cipher", "files")
    }
    closed = 0
    for path in sorted((root / "tables").glob("*.jsonl.gz")):
        target = out / "tables" / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(path, "rt", encoding="utf-8") as lines, gzip.open(target, "wt", encoding="utf-8") as file:
            for line in lines:
                row, failed = opened(json.loads(line), of["cipher"])
                closed += failed
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    count = 0
    for path in sorted(one for one in (root / "files").rglob("*") if one.is_file()):
        name = path.relative_to(root).as_posix()
        target = out / (name[: -len(".sealed")] if name.endswith(".sealed") else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as file, target.open("wb") as clear:
            for piece in pieces(file, of["files"]):
                clear.write(piece)
        count += 1
    print(f"已打开：{count} 个文件；{closed} 个值的密钥已销毁，仍为密文 / values whose key was destroyed")
    return 0


def opened(value, keys):
    """The value with every cipher in it replaced by its text, and how many could not be opened."""
    if isinstance(value, dict):
        found = {name: opened(each, keys) for name, each in value.items()}
        return {name: one for name, (one, _) in found.items()}, sum(failed for _, failed in found.values())
    if isinstance(value, list):
        some = [opened(each, keys) for each in value]
        return [one for one, _ in some], sum(failed for _, failed in some)
    match = VALUE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return value, 0
    dated, placed, body = match.groups()
    if dated not in keys:
        return value, 1
    field, _, about = placed.partition("@")
    raw = base64.b64decode(body)
    decryptor = Cipher(algorithms.SM4(keys[dated]), modes.GCM(raw[:12], raw[12:28])).decryptor()
    decryptor.authenticate_additional_data(f"2\n{dated}\n{field}\n{about}".encode())
    try:
        return (decryptor.update(raw[28:]) + decryptor.finalize()).decode(), 0
    except Exception:  # sealed for another place: not what the platform stored
        return value, 1


def pieces(file, keys):
    """The clear content of a file: sealed in pieces, sealed whole, or not sealed."""
    head = file.read(len(MAGIC) + 1)
    if head.startswith(MAGIC):
        dated = file.read(head[len(MAGIC)])
        head += dated + file.read(SALT)
        key = HKDF(hashes.SM3(), length=16, salt=None, info=head).derive(keys[dated.decode()])
        number, piece = 0, file.read(PIECE + TAG)
        while True:
            after = file.read(PIECE + TAG)
            nonce = number.to_bytes(11, "big") + bytes([not after])
            decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, piece[-TAG:])).decryptor()
            yield decryptor.update(piece[:-TAG]) + decryptor.finalize()
            if not after:
                return
            number, piece = number + 1, after
    rest = head + file.read()
    dated, found, raw = rest.partition(b"\n")
    if found and DATED.fullmatch(dated):
        decryptor = Cipher(algorithms.SM4(keys[dated.decode()]), modes.GCM(raw[:12], raw[12:28])).decryptor()
        rest = decryptor.update(raw[28:]) + decryptor.finalize()
    yield rest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
