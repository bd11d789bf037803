"""A system gets access on the page 接口, runs the documentation's own commands, and loses access again."""

import asyncio
import json
import re
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from hotline.processes.single.layout import CODE
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD, seated

pytestmark = [pytest.mark.real, pytest.mark.e2e]

ADMINISTRATOR, APPROVER, AGENT, NOBODY = "9003", "8001", "1001", "9999"
#: The number that the documentation dials.
DIALLED = "01062345678"
#: How long a command that has no end, the stream, is listened to.
LISTENED_SECONDS = 2


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, settings: Settings) -> Page:
    return await look_on(browser, settings, ADMINISTRATOR, "/integrations")


def commands() -> dict[str, str]:
    """Each curl of the documentation as it stands there, by the last word of its path."""
    text = (CODE / "docs" / "open-interface.md").read_text().replace("\\\n", " ")
    found = [line.strip() for line in text.splitlines() if line.startswith("    curl ")]
    return {re.findall(r"/api/v1/([\w/]+)", line)[-1].rpartition("/")[2]: line for line in found}


async def output_of(command: str, settings: Settings, key: str) -> str:
    """What the command prints, run as it stands but for where the hotline is and whose key it is."""
    client, secret = key.removeprefix("hk_").split("_", 1)
    command = command.replace("http://127.0.0.1:12333", origin_of(settings))
    command = command.replace("app-1a2b3c4d:<secret>", f"{client}:{secret}")
    limit = LISTENED_SECONDS if "/stream" in command else 10
    script = f"KEY={key}; exec timeout {limit} {command} -sk"
    shell = await asyncio.create_subprocess_exec("bash", "-c", script, stdout=asyncio.subprocess.PIPE)
    return (await shell.communicate())[0].decode()


async def answer_of(command: str, settings: Settings, key: str) -> Any:
    return json.loads(await output_of(command, settings, key))


async def key_of(page: Page, name: str, settings: Settings, reason: str) -> str:
    """Requested on the page, approved by another person, then issued there. The key."""
    row, part = page.get_by_test_id(f"client-{name}"), page.get_by_test_id
    await row.get_by_test_id("client-request").click()
    await part("client-request-reason").select_option(reason)
    await part("client-request-submit").click()
    await expect(row.get_by_test_id("client-waiting")).to_be_visible()
    async with Desk(origin_of(settings), APPROVER, PASSWORD) as approver:
        for one in (await approver.get("/api/approvals"))["rows"]:
            await approver.post(f"/api/approvals/{one['id']}/approve", remark="")
    await page.reload()
    await row.get_by_test_id("client-issue").click()
    if await part("rotate-hours").count():
        await part("rotate-hours").select_option("立即作废")
    await part("client-issue-submit").click()
    key = await part("secret-key").inner_text()
    await part("secret-done").click()
    return key


async def let_in(page: Page, settings: Settings) -> str:
    """By the form, with two mistakes on the way. The key."""
    part = page.get_by_test_id
    await part("client-new").click()
    await part("client-save").click()
    await expect(part("client-form")).to_contain_text("请填写名称")
    await part("client-name").fill("办案系统")
    for scope in await page.locator('[data-testid^="scope-"]').all():
        await scope.check()
    await part("client-agents").fill(f"{AGENT}，{NOBODY}")
    await part("client-save").click()
    await expect(part("client-trouble")).to_contain_text(f"没有这些工号：{NOBODY}")
    await part("client-agents").fill("全部")
    await page.keyboard.press("Enter")
    await expect(part("client-办案系统")).to_contain_text("无密钥")
    key = await key_of(page, "办案系统", settings, "系统接入")
    await page.reload()
    await expect(part("client-办案系统")).to_contain_text("在用")
    await expect(page.get_by_text(key)).to_have_count(0)
    return key


async def test_a_system_is_let_in_does_what_the_documentation_says_and_is_shut_out(
    page: Page, settings: Settings
) -> None:
    key = await let_in(page, settings)
    row, curl = page.get_by_test_id("client-办案系统"), commands()
    assert set(curl) == {"queues", "token", "calls", "events", "stream", "webhooks"}

    assert "social" in {queue["id"] for queue in (await answer_of(curl["queues"], settings, key))["queues"]}
    token = await answer_of(curl["token"], settings, key)
    assert (token["token_type"], token["scope"]) == ("Bearer", "agents.read calls.dial")
    call = await dialled_and_talked(curl["calls"], settings, key)

    seen = await output_of(curl["stream"].replace("81203", "0"), settings, key)
    assert {"id", "event", "data"} <= {line.partition(":")[0] for line in seen.splitlines()}
    known = await answer_of(curl["events"], settings, key)
    while known["more"]:
        known = await answer_of(curl["events"].replace("after=0", f"after={known['cursor']}"), settings, key)
    ours = {event["type"] for event in known["events"] if event["call"] == call}
    assert ours == {"call.talk_started", "call.ended"}
    hook = await answer_of(curl["webhooks"], settings, key)
    assert hook["state"] == "active"
    assert hook["secret"].startswith("whsec_")

    await page.reload()
    await expect(row).to_contain_text(re.compile(r"24 小时调用\s*[1-9]\d* 次"))
    await expect(row).to_contain_text("https://crm.example.cn/hotline")
    fresh = await key_of(page, "办案系统", settings, "定期更换")
    assert (await answer_of(curl["queues"], settings, key))["code"] == "invalid_token"
    assert (await answer_of(curl["queues"], settings, fresh))["queues"]

    await row.get_by_test_id("client-revoke").click()
    await page.get_by_test_id("client-revoke-reason").select_option("系统下线")
    await page.get_by_test_id("client-revoke-submit").click()
    await expect(row).to_contain_text("已停用")
    assert (await answer_of(curl["queues"], settings, fresh))["code"] == "invalid_token"


async def dialled_and_talked(command: str, settings: Settings, key: str) -> str:
    """The documentation's call: the agent's telephone first, then the citizen's. Its id, once it is over."""
    async with (
        seated(settings, AGENT, ready=False) as seat,
        Phone(DIALLED, ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as at_home,
    ):
        call = str((await answer_of(command, settings, key))["call"])
        (await seat.phone.incoming(10)).answer()
        ringing = await at_home.incoming(10)
        assert (await answer_of(command, settings, key))["call"] == call
        ringing.answer()
        await seat.is_in("talking")
        await ringing.hang_up()
        await seat.finish(call)
    return call


async def test_the_pages_of_the_interface_open_and_come_from_here(page: Page, settings: Settings) -> None:
    requested: list[str] = []
    page.context.on("request", lambda request: requested.append(request.url))
    async with page.expect_popup() as opened:
        await page.get_by_role("link", name="接口文档").click()
    document = await opened.value
    await expect(document.get_by_text("12333 话务能力输出接口")).to_be_visible(timeout=15_000)
    await expect(document.get_by_text("/api/v1/agents/{number}/calls", exact=True)).to_be_visible()
    assert any("/docs" in url for url in requested), requested
    assert all(url.startswith((origin_of(settings), "data:")) for url in requested)
