"""Our SIP telephone against a real Asterisk: what two of ours between themselves cannot show."""

import asyncio

import aiohttp
import pytest

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import CallRefused
from hotline.demo.phone.phone import NotRegistered, Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, ring_in, seated, until

pytestmark = pytest.mark.real

AGENT = "1005"


async def test_registering_with_a_wrong_password_is_refused(settings: Settings) -> None:
    async with Desk(origin_of(settings), AGENT, PASSWORD) as desk:
        account = await desk.sign_in()
        server = ("127.0.0.1", settings.ports.sip)
        async with Phone(account.user, server, login=account.login, password="wrong") as phone:
            with pytest.raises(NotRegistered) as refused:
                await phone.register()
            assert refused.value.code in {401, 403}
        async with Phone(account.user, server, login=account.login, password=account.password) as phone:
            await phone.register()
        await desk.sign_out()


async def test_an_account_is_gone_soon_after_signing_out(settings: Settings) -> None:
    async with Desk(origin_of(settings), AGENT, PASSWORD) as desk:
        account = await desk.sign_in()
        await desk.sign_out()
    server = ("127.0.0.1", settings.ports.sip)
    async with Phone(account.user, server, login=account.login, password=account.password) as phone:

        async def refused() -> bool | None:
            try:
                await phone.register()
            except NotRegistered:
                return True
            return None

        await until(refused, within=3)


async def test_a_number_the_switch_does_not_have_is_refused(settings: Settings) -> None:
    async with seated(settings, AGENT, ready=False) as seat:
        with pytest.raises(CallRefused):
            await seat.phone.call("nobody")


async def test_who_opens_the_browsers_line_without_an_account_rings_nobody(settings: Settings) -> None:
    """The line comes from the proxy's address, and addresses are how the switch knows a carrier."""
    sound = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 8\r\n"
    lines = (
        f"INVITE sip:{settings.telephony.access_number}@localhost SIP/2.0",
        "Via: SIP/2.0/WS x.invalid;branch=z9hG4bK1",
        "Max-Forwards: 70",
        "From: <sip:13800000000@localhost>;tag=1",
        "To: <sip:12333@localhost>",
        "Call-ID: stranger",
        "CSeq: 1 INVITE",
        "Contact: <sip:x@x.invalid;transport=ws>",
        "Content-Type: application/sdp",
        f"Content-Length: {len(sound)}",
        "",
        sound,
    )
    async with (
        aiohttp.ClientSession() as browser,
        browser.ws_connect(f"{origin_of(settings)}/sip", protocols=["sip"], ssl=False) as line,
    ):
        await line.send_str("\r\n".join(lines))
        assert (await line.receive_str(timeout=5)).startswith("SIP/2.0 401")


async def test_a_telephone_that_holds_by_itself_keeps_the_talk(settings: Settings, phone: Phone) -> None:
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0")
        answered, call_id = await seat.take()
        await caller.audio.wait_for_tone(AGENT_TONE)
        await answered.hold()
        await asyncio.sleep(0.5)
        await answered.resume()
        answered.audio.restart_measurement()
        caller.audio.restart_measurement()
        await answered.audio.wait_for_tone(CALLER_TONE)
        await caller.audio.wait_for_tone(AGENT_TONE)
        await caller.hang_up()
        await answered.ended(5)
        await seat.finish(call_id)
