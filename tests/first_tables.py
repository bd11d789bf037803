"""Writes ``deploy/single/tables.sql``, the tables of an empty database: ``python -m tests.first_tables``, after changes
of migrations. In the tests' PostgreSQL; 20 s.
"""

import os
import subprocess
from pathlib import Path

from tests.cluster import PrivateCluster, newest_binaries

DATABASE = "first_tables"


def dump(port: int, database: str, *options: str) -> str:
    """A database of the tests' cluster as SQL."""
    where = ["-h", "127.0.0.1", "-p", str(port), "-U", "hotline"]
    command = [str(newest_binaries() / "pg_dump"), *where, "--no-owner", "--no-privileges", *options, database]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()
    from django.db import connection

    from hotline.infrastructure.first_tables import FILE, from_dump

    with PrivateCluster(Path(".data/test-pg").absolute()) as cluster:
        FILE.unlink(missing_ok=True)  # all migrations run
        connection.settings_dict.update(HOST="127.0.0.1", PORT=cluster.port, USER="hotline", PASSWORD="")
        connection.settings_dict["TEST"]["NAME"] = DATABASE
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
        connection.close_pool()
        FILE.write_text(from_dump(dump(cluster.port, DATABASE, "--inserts", "--rows-per-insert=1000")))
        cluster.drop(DATABASE)


if __name__ == "__main__":
    main()
