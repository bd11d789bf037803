"""The settings section of the audit trail."""

from pathlib import Path

from pydantic import Field, SecretStr

from hotline.infrastructure.ports import Section


class Audit(Section):
    """The audit trail, its signed heads and the second places that keep them, see docs/security.md."""

    key: str = ""  # PEM file of the SM2 key, made at the first start; empty: ``<data>/keys/audit.pem``
    retention_days: int = Field(1096, ge=184)  # days that audit rows are stored; never less than six months
    verify_seconds: float = Field(300, gt=0, le=3000)  # of an hourly verification, for rows older than a day
    witness: bool = True  # False: no witness runs on this machine
    # ``host:6514`` of a log server that takes RFC 5424 messages over TLS (RFC 5425); empty: none
    syslog: str = Field("", pattern=r"^([^\s/:]+|\[[0-9a-f:]+\]):\d+$|^$")
    syslog_ca: str = ""  # PEM file of its authority; empty: the system's
    syslog_certificate: str = ""  # PEM file with our certificate and its key, where it asks for one
    # ``s3://bucket/folder`` of a bucket with object lock; empty: none
    store: str = Field("", pattern=r"^(s3://[^/]+.*)?$")
    store_endpoint: str = ""  # ``http://`` only on this machine
    store_region: str = "us-east-1"
    store_access_key: SecretStr = SecretStr("")
    store_secret_key: SecretStr = SecretStr("")

    def key_file(self, data: Path) -> Path:
        return Path(self.key) if self.key else data / "keys" / "audit.pem"
