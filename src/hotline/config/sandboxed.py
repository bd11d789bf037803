"""The functions that may run in the sandbox: everything that reads bytes from outside. No Django here."""

from collections.abc import Callable
from typing import Any

from hotline.domains.service.messaging.rules.fax_pages import pdf_of
from hotline.domains.service.workorders.rules.blueprint import read_drawings
from hotline.domains.understanding.knowledge.rules.exchange import bundle, document
from hotline.domains.voice.ivr.adapters.own_recording import read_recording
from hotline.domains.voice.ivr.rules.scenario_table import table_of
from hotline.domains.voice.ivr.rules.scenarios import scenarios_from_toml
from hotline.domains.voice.recordings.rules.foreign_copy import copy_in
from hotline.infrastructure.film import film_for_page
from hotline.infrastructure.sound import film_with_sound, kind_of_sound, mono_bytes, telephone_bytes
from hotline.infrastructure.workbooks.parser import read_rows
from hotline.kernel.files.camera_notes import without_notes
from hotline.kernel.files.images import redrawn
from hotline.kernel.files.uploads import checked_type

FUNCTIONS: tuple[Callable[..., Any], ...] = (
    *(checked_type, without_notes, redrawn, read_rows, document.read, bundle.read, bundle.file_in),
    *(mono_bytes, telephone_bytes, kind_of_sound, film_with_sound, film_for_page, read_recording, copy_in, pdf_of),
    *(read_drawings, scenarios_from_toml, table_of),
)
