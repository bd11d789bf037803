"""The settings of our accounts at carriers, which take text messages by their own protocols."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, SecretStr, model_validator

from hotline.infrastructure.ports import Section
from hotline.infrastructure.text_settings import TextRules

AccountName = Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
#: The versions of each protocol, the first one where none is named.
VERSIONS = {"cmpp": ("2.0", "3.0"), "sgip": ("1.2",), "smgp": ("3.0", "1.3"), "smpp": ("3.4",)}


class CarrierAccount(Section):
    """One account at one gateway of a carrier, as its contract says, see docs/messages.md."""

    protocol: Literal["cmpp", "sgip", "smgp", "smpp"]
    version: str = ""
    host: str
    port: int = Field(ge=1, le=65535)
    user: str  # SP_Id, ClientID, login name or system_id
    secret: SecretStr = SecretStr("")
    access: str = Field("", pattern=r"^\d{0,20}$")  # the number that citizens see
    extension: str = Field("", pattern=r"^\d{0,20}$")  # behind it, of texts that calls requested
    service: str = ""  # Service_Id, SGIP's ServiceType
    corp: str = ""  # SGIP: our corp id
    area: str = "010"  # SGIP: of our node
    # whose numbers it takes; none: all that no other account takes
    carriers: tuple[Literal["mobile", "unicom", "telecom", "broadnet"], ...] = ()
    signature: str = ""  # without 【】
    gateway_signs: bool = False  # the gateway puts the signature in front
    chinese: Literal["ucs2", "gbk"] = "ucs2"
    price: Decimal = Decimal(0)  # yuan of one part
    window: int = Field(16, ge=1, le=1000)
    per_second: float = Field(50, gt=0)
    per_day: int = Field(0, ge=0)  # parts in a Beijing day; 0: no limit
    heartbeat_seconds: float = Field(60, gt=0)
    answer_seconds: float = Field(60, gt=0)
    drops_repeats: bool = False  # the carrier has said in writing that a repeated submit counts once
    padded_digest: bool = False  # the log-in's digest goes over the name as long as its field
    verifies_gateway: bool = False  # a gateway that cannot prove the secret is refused
    # SGIP: where the gateway connects to us for replies and receipts, and what it says then; 0: it cannot
    listen_port: int = Field(0, ge=0, le=65535)
    gateway_user: str = ""
    gateway_secret: SecretStr = SecretStr("")

    @model_validator(mode="after")
    def has_a_version(self) -> "CarrierAccount":
        if self.version and self.version not in VERSIONS[self.protocol]:
            raise ValueError(f"{self.protocol} has the versions {', '.join(VERSIONS[self.protocol])}")
        return self

    @property
    def version_in_force(self) -> str:
        return self.version or VERSIONS[self.protocol][0]


class Texts(Section):
    """Text messages: by the client's gateway over HTTP (docs/self-service.md), or by the carriers' own protocols."""

    url: str = ""  # of the gateway, ``POST <url>/send``; empty: the demonstration service of this machine
    token: SecretStr = SecretStr("")
    # our accounts at carriers by their names, see docs/messages.md; with one, all texts go to carriers
    accounts: dict[AccountName, CarrierAccount] = Field(default_factory=dict)
    rules: TextRules = TextRules()
