"""``hotline schema``: the OpenAPI document, and the TypeScript types that the browser is built with.

Writes ``.data/openapi.json`` and ``frontend/src/wire/api.d.ts``. ``--check`` writes neither and fails when the
types in the repository are not those of the code.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from hotline.processes.foreground import set_up_django

ROOT = Path(__file__).parents[3]
FRONTEND = ROOT / "frontend"
TYPES = FRONTEND / "src" / "wire" / "api.d.ts"
GENERATOR = FRONTEND / "wire.mjs"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline schema", description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when the types in the repository are out of date")
    check = parser.parse_args(arguments).check
    with TemporaryDirectory() as folder:
        document = Path(folder) / "openapi.json" if check else ROOT / ".data" / "openapi.json"
        types = Path(folder) / "api.d.ts" if check else TYPES
        document.write_text(json.dumps(published(), ensure_ascii=False, indent=1))
        generate(document, types)
        if check and types.read_text() != TYPES.read_text():
            print(f"{TYPES.relative_to(ROOT)} is out of date. Run: hotline schema", file=sys.stderr)
            return 1
    return 0


def published() -> dict[str, object]:
    """The OpenAPI document of our own pages, without the server's address."""
    set_up_django("schema")
    from hotline.config.api import api

    return dict(api.get_openapi_schema(path_prefix="api/"))


def generate(document: Path, types: Path) -> None:
    subprocess.run(["node", GENERATOR, document, types], check=True)
