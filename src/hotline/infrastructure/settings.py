"""All settings, one small class per settings section.

Values come from the environment (``HOTLINE_BUS__URL``), then from the TOML file that ``HOTLINE_SETTINGS`` names
(default ``.data/hotline.toml``), then, secrets only, from ``secrets/secrets.toml`` beside it, then from the defaults
here. No secret has a default that opens anything. An unknown key is an error.
"""

import ipaddress
import os
from datetime import time
from functools import cache
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Literal

from pydantic import Field, IPvAnyNetwork, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from hotline.infrastructure.ai_seat_settings import AiSeats
from hotline.infrastructure.audit_settings import Audit
from hotline.infrastructure.backup_settings import Backup
from hotline.infrastructure.carrier_settings import Texts
from hotline.infrastructure.key_service.settings import KeyToken
from hotline.infrastructure.ports import Ports, Section
from hotline.infrastructure.rating_settings import Ratings
from hotline.infrastructure.recording_settings import Recordings, Transcripts
from hotline.infrastructure.settings_files import PREFIX, not_secret, secrets_file, settings_file, unknown_variables
from hotline.infrastructure.trunk_settings import Telephones, Trunk
from hotline.infrastructure.uploads_settings import Sandbox, VirusScannerSettings
from hotline.infrastructure.web_settings import CertificateGateway, SignIn, Web


class Place(Section):
    """The node and its folders. ``site`` and ``node`` are stamped on every event.

    ``data`` holds everything that is stored. ``built`` holds what is built once per machine and shared by its
    installations: Asterisk's root file system and the prompts.
    """

    site: str = "bj1"
    node: str = "a"
    data: Path = Path(".data")
    built: Path = Path(".data")


class Listen(Section):
    """``host`` beyond loopback turns TLS on; ``certificate``/``key`` name PEM files, empty makes a self-signed pair."""

    host: str = "127.0.0.1"
    names: tuple[str, ...] = ()  # by which browsers reach it, beside this machine's own name and addresses
    certificate: str = ""
    key: str = ""
    connections_by_address: int = Field(400, ge=10, le=8000)  # open at a time; offices in ``door.friends`` open any


class Bus(Section):
    url: str = ""
    user: str = "hotline"  # the account of ``infrastructure/bus/rights.py``; ``hotline up`` gives each program its own
    password: SecretStr = SecretStr("")


class Database(Section):
    host: str = "127.0.0.1"
    name: str = "hotline"
    user: str = "hotline"
    password: SecretStr = SecretStr("")


class Telephony(Section):
    """The switch and its lines."""

    ari_user: str = "callcontrol"
    ari_password: SecretStr = SecretStr("")
    app: str = "hotline"
    access_number: str = "12333"
    trunks: tuple[str, ...] = ("127.0.0.1",)  # source addresses whose calls count as the carrier's
    # ``host:port`` for calls out, as ``PJSIP/<number>@trunk``; empty: ``ports.carrier`` of this machine
    carrier: str = ""
    fax_number: str = Field("12333900", pattern=r"^\d{3,20}$")  # number that the fax module answers
    # listens to the first 20 s of every trunk call for a fax tone and sends it to the fax module; costs processor
    fax_detect: bool = False
    # before a talk is recorded, who rings in (in) and who is dialled (out) is told so
    recording_notice: frozenset[Literal["in", "out"]] = frozenset({"in", "out"})
    # header of an INVITE in which 12345 names the case of a caller it hands over
    case_header: str = Field("X-12345-Case", pattern=r"^[A-Za-z0-9-]+$")


class SipEdge(Section):
    """The SIP edge before the switch, see docs/front-door.md. Trunks are never banned."""

    on: bool = True  # False: the switch itself listens on ``listen.host``
    messages_per_second: int = Field(50, ge=5, le=10_000)  # allowed per source; a source that sends more is banned
    failures: int = Field(10, ge=2, le=1000)  # wrong passwords within ``within_minutes`` that lead to a ban
    within_minutes: int = Field(10, ge=1, le=1440)
    ban_minutes: int = Field(10, ge=1, le=10_080)  # length of a ban
    largest_bytes: int = Field(8192, ge=2048, le=65_000)  # largest message accepted
    connections_by_address: int = Field(200, ge=2, le=1024)  # TCP connections open at a time from one address
    trunk_calls_per_second: int = Field(200, ge=1)  # calls per second accepted from a trunk
    # addresses and networks of own offices, which are never banned; excess messages are dropped
    friends: tuple[str, ...] = ()


class Privacy(Section):
    """Keys and storage times of personal data."""

    keys: str = ""  # file of the dated keys, made at the first start; empty: ``<data>/keys/personal.json``
    # ``service``: the process ``sealing`` alone holds the keys; ``file``: each process does, for tests and measurements
    keys_by: Literal["service", "file"] = "service"
    token: KeyToken = KeyToken()
    question_days: int = Field(180, ge=1, le=1100)  # days that questions to 京晓保 are stored, masked and sealed
    chat_days: int = Field(180, ge=1, le=1100)  # days that chats are stored, sealed
    reveals_a_day: int = Field(200, ge=0)  # full numbers that one person sees in 24 hours; more take an approved export


class Chat(Section):
    """Chats of citizens with agents, see docs/inbox.md."""

    opens: time = time(0)  # Beijing time; equal to ``closes``: round the clock
    closes: time = time(0)
    patience_minutes: float = Field(3, gt=0, le=60)  # wait after which a call-back is offered as well
    # chats open at once from one address, which an office or a mobile network may share
    by_address: int = Field(10, ge=1, le=1000)
    file_bytes: int = Field(10 * 1024 * 1024, ge=100 * 1024, le=18 * 1024 * 1024)  # of one picture or document
    files: int = Field(20, ge=1, le=200)  # pictures and documents that one side sends in one chat


class Knowledge(Section):
    """The knowledge base."""

    # True: a version is published only after the frozen questions were answered with it, which takes a minute or two
    gate: bool = True


class Service(Section):
    """A service of the client's that flows query by its name: ``POST <url>/<operation>``, see docs/self-service.md."""

    url: str = ""  # empty: the demonstration service of this machine
    token: SecretStr = SecretStr("")
    lock_after: int = Field(5, ge=1)  # refusals within ``lock_minutes`` that lock the person and the calling number
    lock_minutes: int = Field(60, ge=1, le=1440)  # also the length of the lock


class Webhooks(Section):
    """Targets that webhooks may be pushed to: public addresses over TLS, and these networks."""

    # private networks (``10.20.0.0/16``) that may be pushed into, over plain HTTP too
    networks: tuple[IPvAnyNetwork, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        return tuple(map(str, self.networks))


class Storage(Section):
    """The store of archived recordings."""

    # ``s3://bucket/folder``; "": the folder ``archive`` in the data folder
    url: str = Field("", pattern=r"^(s3://[^/]+.*)?$")
    endpoint: str = ""  # of an S3-compatible store (``https://s3.example.cn``); ``http://`` only on this machine
    region: str = "us-east-1"
    # may also come from the environment that S3 clients read, as may ``secret_key``
    access_key: SecretStr = SecretStr("")
    secret_key: SecretStr = SecretStr("")


class City(Section):
    """The exchange of cases with 12345, see docs/workorders.md."""

    url: str = Field("", pattern=r"^(https?://.+)?$")  # takes our messages; empty: no exchange
    secret: SecretStr = SecretStr("")  # shared; signs both ways
    digest: Literal["sha256", "sm3"] = "sha256"
    model: str = "appeal"  # the model in which their cases are opened


class LanguageModel(Section):
    """A language model behind an OpenAI-compatible address, see docs/algorithms/elements.md."""

    url: str = Field("", pattern=r"^(https?://.+)?$")  # ``…/v1``; empty: none
    model: str = ""
    token: SecretStr = SecretStr("")
    timeout_seconds: float = Field(3.0, gt=0, le=30)


class WorkOrders(Section):
    """Cases."""

    attachment_mb: int = Field(15, ge=1, le=100)  # largest file a case accepts; the proxy lets 20 MB through

    @property
    def attachment_bytes(self) -> int:
        return self.attachment_mb * 1024 * 1024


class Notifications(Section):
    escalate_after_minutes: int = Field(10, ge=1, le=1440)  # an urgent one left unread goes to the reader's leader
    duty_role: str = "manager"  # role of those who get it where a reader has no leader
    stored_days: int = Field(90, ge=1, le=1100)  # days after which notifications are deleted, read or not


class Settings(BaseSettings):
    """All settings, frozen. Get them from ``settings()``."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, case_sensitive=False
    )

    # demonstration: invented people with a published password, on loopback only; production: none of it
    mode: Literal["demonstration", "production"] = "demonstration"
    place: Place = Place()
    ports: Ports = Ports()
    listen: Listen = Listen()
    web: Web = Web()
    sign_in: SignIn = SignIn()
    certificate_gateway: CertificateGateway = CertificateGateway()
    bus: Bus = Bus()
    database: Database = Database()
    telephony: Telephony = Telephony()
    ai_seats: AiSeats = AiSeats()
    transcripts: Transcripts = Transcripts()
    trunk: Trunk = Trunk()
    telephones: Telephones = Telephones()
    door: SipEdge = SipEdge()
    privacy: Privacy = Privacy()
    chat: Chat = Chat()
    knowledge: Knowledge = Knowledge()
    services: dict[str, Service] = {"benefits": Service()}
    texts: Texts = Texts()
    webhooks: Webhooks = Webhooks()
    storage: Storage = Storage()
    virus_scanner: VirusScannerSettings = VirusScannerSettings()
    sandbox: Sandbox = Sandbox()
    recordings: Recordings = Recordings()
    workorders: WorkOrders = WorkOrders()
    city: City = City()
    language_model: LanguageModel = LanguageModel()
    notifications: Notifications = Notifications()
    ratings: Ratings = Ratings()
    audit: Audit = Audit()
    backup: Backup = Backup()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (
            init_settings,
            env_settings,
            *(TomlConfigSettingsSource(settings_cls, file) for file in (settings_file(), secrets_file())),
        )

    @property
    def is_demonstration(self) -> bool:
        return self.mode == "demonstration"

    @property
    def is_exposed(self) -> bool:
        """Whether other machines reach this installation: it listens beyond loopback."""
        try:
            return not ipaddress.ip_address(self.listen.host).is_loopback
        except ValueError:
            return True

    def is_office(self, address: str) -> bool:
        """Whether the address is one of our own offices. The gateway's is none: anybody may stand before it."""
        return self.sign_in.is_office(address) and not self.certificate_gateway.is_at(address)

    @property
    def bus_url(self) -> str:
        return self.bus.url or f"nats://127.0.0.1:{self.ports.nats}"

    @property
    def sip_port(self) -> int:
        """The port at which carriers and telephones outside this machine reach the hotline."""
        return self.ports.sip_edge if self.door.on else self.ports.sip

    @property
    def ari_url(self) -> str:
        return f"http://127.0.0.1:{self.ports.asterisk_http}"

    def service_url(self, name: str) -> str:
        """ "" outside a demonstration while none is named: then the service fails, and callers get a person."""
        return self.services[name].url or self._demo_service

    @property
    def texts_url(self) -> str:
        """ "" like a service's."""
        return self.texts.url or (f"{self._demo_service}/texts" if self.is_demonstration else "")

    @property
    def _demo_service(self) -> str:
        return f"http://127.0.0.1:{self.ports.benefits}" if self.is_demonstration else ""

    @property
    def uses_demo_service(self) -> bool:
        """Whether the demonstration's substitute must run: some service has no address of its own."""
        unnamed = not self.texts.url or any(not service.url for service in self.services.values())
        return self.is_demonstration and unnamed

    @property
    def recordings_dir(self) -> Path:
        return self.place.data / "recordings"

    @property
    def archive_dir(self) -> Path:
        return self.place.data / "archive"

    @property
    def facts_dir(self) -> Path:
        """Folder of closed days and months of facts (``<table>/<period>.v<version>.parquet``).

        The log can rebuild it.
        """
        return self.place.data / "facts"

    @property
    def audit_dir(self) -> Path:
        return self.place.data / "audit"

    @property
    def witness_dir(self) -> Path:
        return self.place.data / "witness"

    @property
    def sandbox_socket(self) -> Path:
        return self.sandbox.path(self.place.data)

    @property
    def knowledge_dir(self) -> Path:
        """The files of the search over the knowledge base. They can be rebuilt."""
        return self.place.data / "knowledge"

    @property
    def prompts_dir(self) -> Path:
        """``zh/*.alaw`` the announcements, ``moh/*.alaw`` the waiting music."""
        return self.place.built / "prompts"

    @property
    def sounds_dir(self) -> Path:
        """``say/*.alaw`` texts spoken later, ``own/*.alaw`` own recordings: what came over the bus to this node."""
        return self.place.data / "sounds"

    @property
    def carrier(self) -> str:
        return self.telephony.carrier or f"127.0.0.1:{self.ports.carrier}"

    @property
    def sealing_dir(self) -> Path:
        """The folder of the process ``sealing``: its socket, and the journal of what it opened."""
        return self.place.data / "sealing"

    @property
    def keys_file(self) -> Path:
        return Path(self.privacy.keys) if self.privacy.keys else self.place.data / "keys" / "personal.json"


class WrongSettings(ValueError):
    """The settings are wrong. The message has a line for each wrong setting."""


@cache
def settings() -> Settings:
    """Read once per process. Raises WrongSettings."""
    return read_settings()


def read_settings() -> Settings:
    if unknown := unknown_variables(Settings, os.environ):
        raise WrongSettings("".join(f"\n  {name} names no setting" for name in unknown))
    try:
        _refuse_misplaced()
        return Settings()
    except ValidationError as error:
        raise WrongSettings("".join(f"\n  {_wrong(problem)}" for problem in error.errors())) from None
    except TOMLDecodeError as error:
        raise WrongSettings(f"\n  {settings_file()}: {error}") from None


def _refuse_misplaced() -> None:
    try:
        misplaced = not_secret(Settings, secrets_file())
    except TOMLDecodeError as error:
        raise WrongSettings(f"\n  {secrets_file()}: {error}") from None
    if misplaced:
        raise WrongSettings("".join(f"\n  {key} is no secret: it belongs in {settings_file()}" for key in misplaced))


def _wrong(problem: ErrorDetails) -> str:
    """The error as a line without the given value, which may be a secret."""
    key = ".".join(map(str, problem["loc"]))
    return f"{key} names no setting" if problem["type"] == "extra_forbidden" else f"{key}: {problem['msg']}"
