"""The settings of 好差评."""

from hotline.infrastructure.ports import Section


class Ratings(Section):
    """好差评, see docs/ratings.md."""

    by_text: bool = True  # callers who were not passed to the rating, or pressed nothing, are asked by text
