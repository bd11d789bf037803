"""The demonstration's people, for tests that begin with them."""

from hotline.demo import accounts
from tests.remembered import remembered


@remembered
def people_loaded() -> None:
    accounts.load(accounts.read())
