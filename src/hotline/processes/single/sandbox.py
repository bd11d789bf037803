"""How the sandbox is started: by root, which makes it a world without network and then gives up all rights.

bubblewrap makes the namespaces (network, processes, files), and ``setpriv`` becomes the sandbox's user, without
capabilities. Root starts both, since a machine may forbid users to make namespaces.
"""

import sys
from pathlib import Path

from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import CODE
from hotline.processes.single.people import People, SystemUser

#: Inside: where the code, the libraries and the socket's folder are seen.
SOURCE, LIBRARIES, RUN = "/hotline/src", "/hotline/venv", "/hotline/run"
#: What ``setpriv`` needs to become somebody else.
RIGHTS = ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP")


def prepare(settings: Settings, people: People) -> list[str]:
    """The command. Who passes the folder of its socket: ``folders``."""
    return command(settings.sandbox_socket.absolute(), people.sandbox)


def command(socket: Path, user: SystemUser) -> list[str]:
    folders = [
        *("--ro-bind", "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"),
        *("--ro-bind", "/etc/ld.so.cache", "/etc/ld.so.cache", "--proc", "/proc", "--dev", "/dev"),
        *("--perms", "0755", "--dir", "/hotline", "--ro-bind", str(CODE / "src"), SOURCE),
        *("--ro-bind", sys.prefix, LIBRARIES, "--bind", str(socket.parent), RUN),
    ]
    variables = {
        "PYTHONPATH": SOURCE,
        "PYTHONUNBUFFERED": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "LANG": "C.UTF-8",
    }
    return [
        *("/usr/bin/bwrap", "--unshare-net", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"),
        *("--die-with-parent", "--new-session", *folders, "--chdir", "/", "--clearenv"),
        *(part for name, value in variables.items() for part in ("--setenv", name, value)),
        *(part for right in RIGHTS for part in ("--cap-add", right)),
        *("/usr/bin/setpriv", f"--reuid={user.uid}", f"--regid={user.gid}", "--clear-groups", "--no-new-privs"),
        *("--bounding-set=-all", "--inh-caps=-all"),
        *(f"{LIBRARIES}/bin/python", "-B", "-m", "hotline.processes.sandbox", "--socket", f"{RUN}/{socket.name}"),
    ]
