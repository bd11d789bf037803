"""A citizen's visit to the public page: a signed name, kept by the page alone, that nobody can make up."""

import secrets

from django.core import signing

from hotline.kernel.errors import Invalid

SALT = "assistant"
#: A day: nobody keeps a page open for longer.
LASTS_SECONDS = 24 * 3600


def new_visit() -> str:
    return signing.dumps(secrets.token_hex(8), salt=SALT, compress=False)


def visit_of(token: str) -> str:
    """The name inside. Raises Invalid ``session_unknown``."""
    try:
        visit: str = signing.loads(token, salt=SALT, max_age=LASTS_SECONDS)
    except signing.BadSignature as error:
        raise Invalid("会话已过期，请刷新页面后再问。", code="session_unknown") from error
    return visit
