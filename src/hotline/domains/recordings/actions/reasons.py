"""Why somebody does it, in words that others will read."""

from hotline.kernel.errors import Invalid
from hotline.kernel.wording import names_a_number


def fit_to_keep(reason: str) -> str:
    """Raises Invalid when it names a number of a person: reasons stand in the clear beside the recording."""
    if names_a_number(reason):
        raise Invalid("事由里不要写电话、证件等号码。")
    return reason.strip()
