#!/usr/bin/env python3
"""Checks an export of the audit trail: every file against the manifest, the manifest against its SM2 signature.

    python3 verify.py FOLDER [PUBLIC_KEY]

Needs Python 3 and OpenSSL 3 and nothing of the platform. Give the public key that the platform was delivered with:
without it the one in the folder is used, which proves only that the files belong together. 0: all well, 1: it is not.
"""

import json
import subprocess
import sys
from pathlib import Path

USER_ID = "1234567812345678"


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if arguments else Path(__file__).parent
    key = Path(arguments[1]) if len(arguments) > 1 else folder / "public.pem"
    signature = ["-verify", str(key), "-sigopt", f"distid:{USER_ID}", "-signature", str(folder / "manifest.sig")]
    if run("dgst", "-sm3", *signature, str(folder / "manifest.json")).returncode:
        print("签名不对：清单不是平台签的，或被改过")
        return 1
    manifest = json.loads((folder / "manifest.json").read_text())
    wrong = [each["name"] for each in manifest["files"] if sm3(folder / each["name"]) != each["sm3"]]
    if wrong:
        print(f"摘要不符：{'、'.join(wrong)}")
        return 1
    print(f"完好：{manifest['rows']} 条记录，{manifest['made_at']} 由 {manifest['by']} 导出")
    return 0


def sm3(path: Path) -> str:
    return run("dgst", "-sm3", "-r", str(path)).stdout.split(" ")[0]


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(["openssl", *arguments], capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
