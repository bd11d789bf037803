"""The settings section of the backup."""

from pydantic import Field, SecretStr

from hotline.infrastructure.ports import Section


class Backup(Section):
    """The continuous backup, see docs/operations/backup.md. ``to`` alone switches it on.

    ``passphrase`` encrypts everything that is written there. The first start makes it; ``hotline backup keys`` stores
    it elsewhere.
    """

    # a folder (``/srv/backup``), better on another machine's disk, or ``s3://bucket/folder``; empty: no backup
    to: str = Field("", pattern=r"^((/|s3://)[^/\s].*)?$")
    endpoint: str = ""  # ``host[:port]`` of an S3-compatible store, reached over TLS
    region: str = "us-east-1"
    ca: str = ""  # PEM file of the store's authority; empty: the system's
    access_key: SecretStr = SecretStr("")
    secret_key: SecretStr = SecretStr("")
    passphrase: SecretStr = SecretStr("")
    wal_seconds: int = Field(30, ge=1, le=60)  # after which a started piece of the database's log is copied
    files_seconds: int = Field(45, ge=5, le=3600)  # from one copy of the files to the next
    full_days: int = Field(7, ge=1, le=35)  # days from one full base backup to the next; increments on the others
    stored_days: int = Field(35, ge=1, le=1100)  # days back to which one can restore
