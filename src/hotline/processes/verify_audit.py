"""``hotline verify-audit``: verify the whole audit chain against its signed heads; ``--restart REASON`` goes on."""

import argparse
import getpass
from datetime import UTC, datetime

from hotline.kernel.errors import Refused
from hotline.processes.foreground import set_up_django


def main(arguments: list[str]) -> int:
    """0: everything fits. 1: what was found is named, and alarmed."""
    parser = argparse.ArgumentParser("hotline verify-audit", description="Verify the audit chain and its heads.")
    parser.add_argument("--restart", metavar="REASON", help="sign a head that has the chain go on from what is there")
    options = parser.parse_args(arguments)
    set_up_django("verify-audit")
    return _restart(options.restart) if options.restart is not None else _verify()


def _verify() -> int:
    from hotline.domains.platform.audit.actions.verification import verify
    from hotline.domains.platform.audit.models import AuditFinding

    begun = datetime.now(UTC)
    done = verify(begun, everything=True)
    if done is not None and not done.findings and not done.error:
        print(f"审计链完整：核对 {done.links} 条记录、{done.heads} 个签名链头，没有发现问题")
        return 0
    if done is not None and done.error:
        print(f"核对未完成：{done.error}")
    for finding in AuditFinding.objects.filter(last_at__gte=begun).order_by("id"):
        print(finding.text)
    return 1


def _restart(reason: str) -> int:
    from hotline.domains.platform.audit.actions.heads import restart

    try:
        signed_head = restart(by=getpass.getuser()[:12], reason=reason, now=datetime.now(UTC))
    except Refused as refusal:
        print(refusal.message)
        return 1
    print(f"审计链从第 {signed_head.head.position} 条起继续，原因已写入签名链头")
    return 0
