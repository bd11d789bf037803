"""How the process that holds the keys is started: as a user of its own, told what it needs, without the settings.

They lie beside secrets of others, which it has no business with.
"""

import sys

from hotline.processes.single.layout import Layout

#: Not by way of ``hotline``, which reads the settings' classes first: half a second less until it answers.
MODULE = "hotline.processes.sealing"


def prepare(layout: Layout) -> list[str]:
    """The command. Who passes its folder: ``folders``."""
    folder = layout.settings.sealing_dir.absolute()
    token = layout.settings.privacy.token
    command = [sys.executable, "-m", MODULE]
    command += ["--keys", str(layout.settings.keys_file.absolute()), "--folder", str(folder)]
    if token.library:
        command += ["--token-library", token.library, "--token", token.label, "--token-key", token.key]
        command += ["--token-pin", str(layout.token_pin)]
    return command
