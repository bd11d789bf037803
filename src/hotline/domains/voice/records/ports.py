"""The record of a call as others take it over, and what the domain needs of a higher one."""

from collections.abc import Mapping

from hotline.domains.voice.records.rules.shape import CallRecord as CallRecord
from hotline.kernel.slot import Slot

topic_titles: Slot[Mapping[str, str]] = Slot("the titles of topics, by their id")
