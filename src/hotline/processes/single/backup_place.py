"""What PostgreSQL and the backup's tools need of each other on this machine."""

from dataclasses import dataclass

from hotline.infrastructure.backups import digests
from hotline.infrastructure.backups.files import Files
from hotline.infrastructure.backups.repository import Repository
from hotline.infrastructure.backups.tools import BackupFailed, Owner
from hotline.infrastructure.backups.wal import ROLE, Cluster, Wal
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser, ensure_folder

#: Name of the map in pg_ident.conf.
MAP = "backup"


@dataclass(frozen=True)
class Archiving:
    """Parts of PostgreSQL's configuration files."""

    sockets: str = ""
    hba: str = ""
    ident: str = ""
    conf: str = ""


NONE = Archiving()


def owner_of(user: SystemUser) -> Owner:
    return Owner(user.name, user.uid, user.gid)


def cluster(layout: Layout) -> Cluster:
    settings = layout.settings
    return Cluster(layout.data / "postgres", layout.run / "pg", settings.ports.postgres, settings.database.name)


def wal(layout: Layout, owner: Owner) -> Wal:
    return Wal(layout.secrets / "pgbackrest.conf", layout.backup, owner)


def files(layout: Layout, owner: Owner) -> Files:
    return Files(Repository(layout.settings.backup), layout.backup / "cache", owner)


def prepare(layout: Layout, user: SystemUser) -> Archiving:
    """Folders but for that of ``folders.SHARED``, and pgBackRest's configuration. Raises SetupError."""
    owner, repository, place = owner_of(user), Repository(layout.settings.backup), cluster(layout)
    try:
        if repository.is_folder and repository.folder.resolve().is_relative_to(layout.data.resolve()):
            raise SetupError(f"backup.to is inside {layout.data}, which it protects: choose another disk or machine")
        ensure_folder(layout.data / digests.FOLDER, user, 0o750)
        ensure_folder(layout.secrets, user, 0o700)
        ensure_folder(place.sockets, user, 0o700)
        repository.make_folders(owner)
        archiver = wal(layout, owner)
        archiver.configure(repository, place)
        command = archiver.archive_command()
    except (BackupFailed, OSError) as error:
        raise SetupError(f"backup: {error}") from None
    return Archiving(
        sockets=str(place.sockets),
        hba=f"local    all       {ROLE}  peer map={MAP}\n",
        ident="".join(f"{MAP} {name} {ROLE}\n" for name in dict.fromkeys((owner.name, "root"))),
        conf=_conf(command, layout.settings.backup.wal_seconds),
    )


def _conf(command: str, seconds: int) -> str:
    quoted = command.replace("'", "''")
    return f"archive_mode = on\narchive_command = '{quoted}'\narchive_timeout = {seconds}\n"
