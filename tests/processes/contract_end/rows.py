"""A little of everything that is stored, made as the product makes it, and two people who end the contract."""

from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
from django.db import connection

from hotline.domains.platform.accounts.models import Role, Staff
from hotline.domains.platform.accounts.queries import session_of
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.service.workorders.models import ModelVersion
from hotline.domains.understanding.knowledge.models import Article, Version
from hotline.domains.voice.ivr.models import FlowVersion, Sound
from hotline.infrastructure import sm2
from hotline.infrastructure.settings import settings
from hotline.kernel.permissions import Permission, Power
from tests.domains.service.messaging.arrivals import log, voicemail
from tests.domains.voice.recordings.recorded_calls import archived, recorded

PASSWORD = "right-horse-2026"
OPERATOR, CLIENT, AGENT = "9002", "8001", "1001"
NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)


def people() -> None:
    for number, name, permission in (
        (OPERATOR, "系统管理员", Permission.ROUTING_CONFIGURE),
        (CLIENT, "协调督办科", Permission.DATA_APPROVE),
        (AGENT, "咨询员", Permission.DESK_USE),
    ):
        role = Role.objects.create(code=f"r{number}", name=name, permissions=[permission], power=Power.BUSINESS)
        person = Staff(number=number, name=name)
        person.set_password(PASSWORD)
        person.save()
        person.roles.add(role)


def connect_as_django() -> psycopg.Connection:
    """A connection of its own to the tests' database."""
    names = ("host", "port", "dbname", "user", "password")
    params = connection.get_connection_params()
    return psycopg.connect(**{name: params[name] for name in names if params.get(name)})


def approve() -> None:
    """The request that waits, by the client's person."""
    staff = Staff.objects.get(number=CLIENT)
    requests.approve(by=session_of(staff, datetime.now(UTC)), id=Approval.objects.get(state="open").pk)


def everything(spool: Path) -> None:
    """One archived recording, one raw, one voicemail; an article, a model, a flow, a sound."""
    people()
    sm2.make_key(settings().audit.key_file(settings().place.data).absolute())
    archived(spool, "c1")
    recorded(spool, "c2", agent="1002")
    log(voicemail("c3").events)
    article = Article.objects.create(code="pension", topic="pension", created_at=NOW)
    content = {"title": "养老金", "conclusion": "按月发放。", "details": ["<b>每月</b>15 日"]}
    Version.objects.create(
        article=article,
        number=1,
        title="养老金",
        content=content,
        valid_from=date(2026, 1, 1),
        authors=[OPERATOR],
        saved_at=NOW,
    )
    drawing = Path("deploy/workorders/appeal/flow.bpmn").read_text()
    ModelVersion.objects.create(
        model="appeal", version=1, name="诉求", content={"form": {}, "flow": drawing}, saved_at=NOW, by="9002"
    )
    FlowVersion.objects.create(flow="main", version=1, name="主流程", content={"nodes": []}, saved_at=NOW, by="9002")
    Sound.objects.create(name="welcome", alaw=b"\xd5" * 800, made_at=NOW)
