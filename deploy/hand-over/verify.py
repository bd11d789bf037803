#!/usr/bin/env python3
"""Checks a hand-over of the hotline: signature, digest of every file, row counts, references. 核对移交的数据。

    python3 verify.py [FOLDER] [PUBLIC_KEY]

Needs Python 3.9 or newer and OpenSSL 3 (program ``openssl``), and nothing of the platform. Give the public key that the
platform was delivered with: the one in the folder proves only that the files belong together. 0: all is well; 1: not.
"""

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path

USER_ID = "1234567812345678"  # GB/T 35276
PIECE = 1 << 20
UNLISTED = {"manifest.json", "manifest.sig"}


def main(arguments):
    root = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    key = Path(arguments[1]) if len(arguments) > 1 else root / "public.pem"
    if not signed(root, key):
        print("签名不对：清单不是平台签的，或被改过 / the manifest is not what was signed")
        return 1
    manifest = json.loads((root / "manifest.json").read_text(encoding="utf-8"))
    listed = {one["name"]: one for one in manifest["files"]}
    wrong = check_files(root, listed)
    files = {}
    if "files.jsonl.gz" in listed and not any(each.startswith("files.jsonl.gz:") for each in wrong):
        files = {one["name"]: one for one in lines_of(root / "files.jsonl.gz")}
        if len(files) != listed["files.jsonl.gz"]["rows"]:
            wrong.append("files.jsonl.gz: 行数不符 / number of lines")
        wrong += check_files(root, files)
    wrong += check_extra(root, {**listed, **files})
    if not wrong:
        wrong += check_rows(root, listed)
        wrong += check_references(root, manifest, listed, files)
    for each in wrong[:50]:
        print("✗", each)
    if wrong:
        print(f"不完好：{len(wrong)} 处 / {len(wrong)} problems")
        return 1
    summarise(manifest, listed, files)
    return 0


def signed(root, key):
    command = ["openssl", "dgst", "-sm3", "-verify", str(key), "-sigopt", f"distid:{USER_ID}"]
    command += ["-signature", str(root / "manifest.sig"), str(root / "manifest.json")]
    return subprocess.run(command, capture_output=True).returncode == 0


def check_files(root, listed):
    """Every listed file is there, with its size and digest."""
    wrong = []
    for name, one in listed.items():
        path = root / name
        if Path(name).is_absolute() or ".." in Path(name).parts or not path.is_file():
            wrong.append(f"{name}: 缺 / missing")
        elif path.stat().st_size != one["bytes"]:
            wrong.append(f"{name}: 大小不符 / size")
        elif sm3(path) != one["sm3"]:
            wrong.append(f"{name}: 摘要不符 / digest")
    return wrong


def check_extra(root, known):
    """Nothing is there that is not listed."""
    there = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return [f"{name}: 清单里没有 / not listed" for name in sorted(there) if name not in known and name not in UNLISTED]


def check_rows(root, listed):
    """Every table has its rows, each of the columns that the schema names."""
    schema = json.loads((root / "schema.json").read_text(encoding="utf-8"))
    wrong = [f"{table}: 没有这张表 / no file" for table in schema if f"tables/{table}.jsonl.gz" not in listed]
    for table, described in schema.items():
        name, count = f"tables/{table}.jsonl.gz", 0
        if name not in listed:
            continue
        columns = {one["name"] for one in described["columns"]}
        for row in lines_of(root / name):
            count += 1
            if row.keys() != columns:
                wrong.append(f"{name}: 第 {count} 行的列不符 / columns of line {count}")
                break
        if count != listed[name]["rows"]:
            wrong.append(f"{name}: {count} 行，应为 {listed[name]['rows']} / rows")
    return wrong


def check_references(root, manifest, listed, files):
    """Each row that names another row, or a file, finds it, as often as the manifest says."""
    wrong, keys = [], {}
    for one in manifest["references"]:
        rows = missing = 0
        to, key = one["to"], one.get("key")
        if key and (to, key) not in keys:
            keys[to, key] = {short(row[key]) for row in lines_of(table(root, to))}
        for row in lines_of(table(root, one["table"])):
            value = row[one["column"]]
            if value in (None, "") or (one.get("unless") and row[one["unless"]]):
                continue
            if one.get("only") and not row[one["only"]]:
                continue
            rows += 1
            missing += (short(value) not in keys[to, key]) if key else (to.format(value) not in files)
        if (rows, missing) != (one["rows"], one["missing"]):
            wrong.append(
                f"{one['table']}.{one['column']} → {to}: {rows} 个引用缺 {missing}，"
                f"应为 {one['rows']} 缺 {one['missing']} / references"
            )
    return wrong


def summarise(manifest, listed, files):
    rows = {name[len("tables/") : -len(".jsonl.gz")]: one["rows"] for name, one in listed.items() if "tables/" in name}
    total = sum(one["bytes"] for one in (*listed.values(), *files.values()))
    print(f"完好：{len(rows)} 张表 {sum(rows.values()):,} 行，{len(files):,} 个文件，共 {total:,} 字节")
    print(f"{manifest['made_at']} 由 {manifest['by_name']} 移交，{manifest['approved_by_name']} 批准")
    for name, count in sorted(rows.items(), key=lambda pair: -pair[1])[:10]:
        print(f"  {name}: {count:,}")
    named = sum(one["rows"] for one in manifest["references"])
    lacking = sum(one["missing"] for one in manifest["references"])
    print(f"引用 {named:,} 个，其中 {lacking:,} 个在移交时就没有对象 / references, of which dangling at the hand-over")
    for each in manifest["missing"]:
        print("移交时已缺 / missing at the hand-over:", each)


def table(root, name):
    return root / "tables" / f"{name}.jsonl.gz"


def lines_of(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def short(value):
    """64 bits in place of a key, so that millions fit into memory."""
    return int.from_bytes(hashlib.blake2b(str(value).encode(), digest_size=8).digest(), "big")


def sm3(path):
    try:
        digest = hashlib.new("sm3")
    except ValueError:  # a Python whose OpenSSL leaves it out
        run = subprocess.run(["openssl", "dgst", "-sm3", "-r", str(path)], capture_output=True, text=True)
        return run.stdout.split(" ")[0]
    with path.open("rb") as file:
        for piece in iter(lambda: file.read(PIECE), b""):
            digest.update(piece)
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
