"""The one way in for uploaded files: the rules of ``kernel.files``, then the virus scanner if there is one."""

import hashlib

import structlog

from hotline.infrastructure.uploads.virus_scanner import ScannerAway, virus_scanner
from hotline.kernel.errors import Invalid, Unavailable
from hotline.kernel.files.uploads import AcceptedFile, UploadPolicy, accepted

log = structlog.get_logger()


def admit(name: str, content: bytes, policy: UploadPolicy) -> AcceptedFile:
    """Raises Invalid for what the policy or the scanner refuses, Unavailable when the configured scanner is away."""
    file = accepted(name, content, policy)
    scanner = virus_scanner()
    if scanner is None:
        return file
    try:
        infection = scanner.infection(content)
    except ScannerAway as error:
        log.error("The virus scanner does not answer; uploads are refused", action="uploads.scanner", error=str(error))
        raise Unavailable("病毒检查暂不可用，文件未接收。请稍后重传。", code="scanner_unavailable") from error
    if infection:
        digest = hashlib.sha256(content).hexdigest()
        log.warning("An upload is infected", action="uploads.infected", infection=infection, sha256=digest)
        raise Invalid("文件含病毒，未接收。请先杀毒。", code="file_infected")
    return file
