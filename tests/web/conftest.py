from collections.abc import Callable

import pytest

from hotline.domains.accounts import actions
from hotline.domains.accounts.models import Staff
from tests.web.people import PASSWORD


@pytest.fixture
def person(db: None) -> Callable[..., Staff]:
    """Makes a member of staff: ``person("1001", "王晓芳", ["agent"])``."""

    def make(
        number: str, name: str = "某人", roles: list[str] | None = None, group: str = "", active: bool = True
    ) -> Staff:
        staff = actions.save_staff(by="test", number=number, name=name, roles=roles or ["agent"], group=group, active=active)
        staff.set_password(PASSWORD)
        staff.save(update_fields=["password"])
        return staff

    return make
