"""On the page 审批 a second person refuses and approves what another requested; who requested sees both."""

import re
import time
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD

pytestmark = [pytest.mark.real, pytest.mark.e2e]
SECURITY, APPROVER = "9003", "8001"


async def test_a_key_is_requested_refused_requested_again_and_approved(browser: Browser, settings: Settings) -> None:
    body: dict[str, Any] = {
        "name": f"审批测试 {time.time_ns()}",
        "scopes": ["queues.read"],
        "agents": [],
        "queues": [],
    }
    async with Desk(origin_of(settings), SECURITY, PASSWORD) as security:
        made = await security.post("/api/integrations/clients", **body, per_minute=60)
        path = f"/api/integrations/clients/{made['id']}"
        await security.post(f"{path}/key-requests", reason="系统接入")
        approver = await look_on(browser, settings, APPROVER, "/approvals")
        waiting = approver.get_by_test_id("approval-integrations.key").filter(has_text=made["id"])
        await expect(waiting).to_contain_text("系统接入")
        await waiting.get_by_test_id("approval-refuse").click()
        await approver.get_by_test_id("refuse-reason").select_option("事由不充分")
        await approver.get_by_test_id("refuse-submit").click()
        await expect(waiting).to_have_count(0)

        await security.post(f"{path}/key-requests", reason="系统接入，已备案")
        await approver.reload()
        await waiting.get_by_test_id("approval-approve").click()
        await approver.get_by_test_id("approve-remark").fill("同意")
        await approver.get_by_test_id("approve-submit").click()
        await expect(waiting).to_have_count(0)
        await approver.get_by_test_id("approvals-past").click()
        await expect(waiting.first).to_contain_text("已批准，待使用")

        own = await look_on(browser, settings, SECURITY, "/approvals?scope=mine")
        mine = own.get_by_test_id("approval-integrations.key").filter(has_text=made["id"])
        await expect(mine).to_have_count(2)
        await expect(mine.first).to_contain_text(re.compile("8001 沈明远.*同意"))
        await expect(mine.last.get_by_test_id("approval-state")).to_have_text("已拒绝")
        await security.post(f"{path}/revoke", reason="测试完")
