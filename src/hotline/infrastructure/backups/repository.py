"""Where backups lie, and what both tools must know to write there."""

import os
from dataclasses import dataclass
from pathlib import Path

from hotline.infrastructure.backup_settings import Backup
from hotline.infrastructure.backups.tools import BackupFailed, Owner

DATABASE, FILES = "postgres", "files"
S3 = "s3://"


@dataclass(frozen=True)
class Repository:
    """``chosen.to`` holds two repositories beside each other: the database's and that of the files."""

    chosen: Backup

    @property
    def passphrase(self) -> str:
        """Raises BackupFailed when there is none: nothing is written unencrypted."""
        passphrase = self.chosen.passphrase.get_secret_value()
        if not passphrase:
            raise BackupFailed("没有备份口令 backup.passphrase：执行一次 hotline backup setup")
        return passphrase

    @property
    def is_folder(self) -> bool:
        return not self.chosen.to.startswith(S3)

    @property
    def folder(self) -> Path:
        return Path(self.chosen.to)

    def make_folders(self, owner: Owner) -> None:
        """The folders below ``to`` belong to the owner alone. ``to`` itself must let the owner pass."""
        if not self.is_folder:
            return
        for path in (self.folder, self.folder / DATABASE, self.folder / FILES):
            if not path.exists():
                path.mkdir(parents=True, mode=0o700)
                if os.geteuid() == 0:
                    os.chown(path, owner.uid, owner.gid)

    def pgbackrest_options(self) -> dict[str, str]:
        """Lines of pgBackRest's configuration."""
        common = {"repo1-cipher-type": "aes-256-cbc", "repo1-cipher-pass": self.passphrase}
        if self.is_folder:
            return {**common, "repo1-path": str(self.folder / DATABASE)}
        bucket, below = self.bucket()
        host, _, port = self._endpoint.partition(":")
        more = {"repo1-storage-ca-file": self.chosen.ca, "repo1-storage-port": port}
        return {
            **common,
            **{name: value for name, value in more.items() if value},
            "repo1-type": "s3",
            "repo1-path": f"/{below}{DATABASE}",
            "repo1-s3-bucket": bucket,
            "repo1-s3-endpoint": host,
            "repo1-s3-region": self.chosen.region,
            "repo1-s3-uri-style": "path",
            "repo1-s3-key": self.chosen.access_key.get_secret_value(),
            "repo1-s3-key-secret": self.chosen.secret_key.get_secret_value(),
        }

    def restic_environment(self) -> dict[str, str]:
        """Where restic finds its repository, and the passphrase: in no command line."""
        if self.is_folder:
            return {"RESTIC_REPOSITORY": str(self.folder / FILES), "RESTIC_PASSWORD": self.passphrase}
        bucket, below = self.bucket()
        return {
            "RESTIC_REPOSITORY": f"s3:https://{self._endpoint}/{bucket}/{below}{FILES}",
            "RESTIC_PASSWORD": self.passphrase,
            "AWS_ACCESS_KEY_ID": self.chosen.access_key.get_secret_value(),
            "AWS_SECRET_ACCESS_KEY": self.chosen.secret_key.get_secret_value(),
            "AWS_DEFAULT_REGION": self.chosen.region,
            **({"RESTIC_CACERT": self.chosen.ca} if self.chosen.ca else {}),
        }

    def bucket(self) -> tuple[str, str]:
        """Bucket, and the folder below it with a slash behind, or ""."""
        bucket, _, below = self.chosen.to.removeprefix(S3).partition("/")
        return bucket, f"{below.strip('/')}/" if below.strip("/") else ""

    @property
    def _endpoint(self) -> str:
        return self.chosen.endpoint.removeprefix("https://") or f"s3.{self.chosen.region}.amazonaws.com"
