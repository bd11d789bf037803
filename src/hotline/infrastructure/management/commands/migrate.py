"""Django's ``migrate``, for an empty database beginning with the tables as they are delivered."""

from typing import Any

from django.core.management.commands import migrate
from django.db import connections

from hotline.infrastructure.first_tables import load_first_tables


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if not any(options[each] for each in ("app_label", "plan", "check_unapplied", "fake")):
            load_first_tables(connections[options["database"]])
        super().handle(*args, **options)
