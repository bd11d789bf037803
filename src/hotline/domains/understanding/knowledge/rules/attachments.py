"""The upload policy of attachments to articles."""

from dataclasses import replace

from hotline.kernel.files.types import OFFICE, WEB_PICTURES, FileType
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy

POLICY = UploadPolicy(WEB_PICTURES | OFFICE | {FileType.PDF}, max_bytes=15 * MEGABYTE)
#: Policy of files in a bundle: older ones may have names without the ending of their type; articles name their digests.
BUNDLED = replace(POLICY, named=False, unchanged=True)
#: Types displayed in the page. All others are downloads.
INLINE = WEB_PICTURES | {FileType.PDF}
