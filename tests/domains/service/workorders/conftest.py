import pytest

from tests.domains.service.workorders.staffed import staff


@pytest.fixture
def personnel(db: None, sealing_keys: None) -> None:
    """The shipped model published, people for every role of a case."""
    staff()
