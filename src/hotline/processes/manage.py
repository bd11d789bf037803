"""``hotline manage <command>``: Django's management commands, migrate among them."""

import os

from hotline.infrastructure.logging import configure_logging


def main(arguments: list[str]) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    configure_logging("manage")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["hotline manage", *arguments])
    return 0
