"""The one way in for uploaded files: the rules of ``kernel.files``, in the sandbox, then the virus scanner if any.

Pictures come out without what a camera noted in them, unless their policy says ``unchanged``.
"""

from dataclasses import replace

import structlog

from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.uploads.quarantine import note_refused, quarantine
from hotline.infrastructure.uploads.virus_scanner import ScannerAway, VirusScanner, virus_scanner
from hotline.kernel.errors import Invalid, Unavailable
from hotline.kernel.files.camera_notes import WITHOUT, without_notes
from hotline.kernel.files.uploads import AcceptedFile, UploadPolicy, check_size, checked_type, plain_name

log = structlog.get_logger()
_checked_type = in_sandbox(checked_type)
_without_notes = in_sandbox(without_notes)


def admit(name: str, content: bytes, policy: UploadPolicy, *, by: str) -> AcceptedFile:
    """``by``: who uploads, as in audit rows. Store the content that is returned: a picture's has no notes any more.

    Raises Invalid for what the policy or the scanner refuses, Unavailable while a check is not possible.
    """
    check_size(len(content), policy)
    try:
        file = examined(name, content, policy)
    except Invalid as refusal:
        note_refused(by=by, name=name, content=content, why=refusal.message)
        raise
    scanner = virus_scanner()
    if scanner is not None:
        _refuse_infected(scanner, name, content, by)
    if policy.unchanged or file.type not in WITHOUT:
        return file
    return replace(file, content=_without_notes(content, file.type))


def _refuse_infected(scanner: VirusScanner, name: str, content: bytes, by: str) -> None:
    try:
        infection = scanner.infection(content)
    except ScannerAway as error:
        log.error("The virus scanner does not answer; uploads are refused", action="uploads.scanner", error=str(error))
        raise Unavailable("病毒检查暂不可用，文件未接收。请稍后重传。", code="scanner_unavailable") from error
    if infection:
        quarantine(by=by, name=name, content=content, signature=infection)
        raise Invalid("文件含病毒，未接收，已通知安全管理员。请先给电脑杀毒。", code="file_infected")


def examined(name: str, content: bytes, policy: UploadPolicy) -> AcceptedFile:
    """Without the scanner, for the parts of a file that was scanned. Raises Invalid, Unavailable."""
    check_size(len(content), policy)
    return AcceptedFile(plain_name(name), _checked_type(name, content, policy), content)
