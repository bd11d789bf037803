"""An S3-compatible store with object lock: nobody, its owner included, can change or remove a head before its time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import boto3
import msgspec
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from hotline.domains.platform.audit.rules.heads import SignedHead, read_line
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

WITHIN_SECONDS = 5
#: Days that are looked through for the newest head.
LOOK_BACK_DAYS = 31


class LockedStore:
    name = "对象存储"
    readable = True

    def __init__(self, client: Any, bucket: str, folder: str, retention_days: int) -> None:
        self._client, self._bucket, self._retention = client, bucket, timedelta(days=retention_days)
        self._folder = f"{folder.strip('/')}/" if folder.strip("/") else ""

    def append(self, head: SignedHead) -> None:
        at = head.head.at.astimezone(UTC)
        name = f"{self._day(at)}{at:%H%M%S%f}-{head.head.position}.json"
        try:
            self._client.put_object(
                Bucket=self._bucket,
                Key=name,
                Body=head.line(),
                ContentType="application/json",
                ChecksumAlgorithm="SHA256",
                ObjectLockMode="COMPLIANCE",
                ObjectLockRetainUntilDate=at + self._retention,
            )
        except (BotoCoreError, ClientError) as error:
            raise Unavailable(f"对象存储未接收：{type(error).__name__}") from error

    def last(self) -> SignedHead | None:
        today = datetime.now(UTC)
        for back in range(LOOK_BACK_DAYS):
            if names := list(self._names(self._day(today - timedelta(days=back)))):
                return self._read(names[-1])
        return None

    def since(self, moment: datetime) -> list[SignedHead]:
        """The earliest moment there is stands for everything."""
        begin = self._day(moment.astimezone(UTC)) if moment > datetime.min.replace(tzinfo=UTC) else self._folder
        heads = (self._read(name) for name in self._names(self._folder, begin))
        return [head for head in heads if head.head.at >= moment]

    def _day(self, moment: datetime) -> str:
        return f"{self._folder}{moment:%Y/%m/%d}/"

    def _names(self, prefix: str, after: str = "") -> Iterator[str]:
        """Names in order: by moment."""
        try:
            pages = self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self._bucket, Prefix=prefix, StartAfter=after
            )
            for page in pages:
                yield from (each["Key"] for each in page.get("Contents", ()))
        except (BotoCoreError, ClientError) as error:
            raise Unavailable(f"对象存储无应答：{type(error).__name__}") from error

    def _read(self, name: str) -> SignedHead:
        try:
            return read_line(self._client.get_object(Bucket=self._bucket, Key=name)["Body"].read())
        except (BotoCoreError, ClientError) as error:
            raise Unavailable(f"对象存储无应答：{type(error).__name__}") from error
        except msgspec.DecodeError as error:
            raise Unavailable(f"对象存储里有无法识别的链头：{name}") from error


@cache
def configured() -> LockedStore:
    section = settings().audit
    url = urlsplit(section.store)
    client = boto3.client(  # type: ignore[no-untyped-call]
        "s3",
        endpoint_url=section.store_endpoint or None,
        region_name=section.store_region,
        aws_access_key_id=section.store_access_key.get_secret_value() or None,
        aws_secret_access_key=section.store_secret_key.get_secret_value() or None,
        config=Config(  # type: ignore[no-untyped-call]
            connect_timeout=WITHIN_SECONDS, read_timeout=WITHIN_SECONDS, retries={"max_attempts": 2}
        ),
    )
    return LockedStore(client, url.netloc, url.path, section.retention_days)
