"""Our SIP telephone against a real Asterisk: what two of ours between themselves cannot show."""

import asyncio

import pytest

from hotline.domains.telephony.adapters.phone import CallRefused, NotRegistered, Phone
from hotline.infrastructure.settings import Settings
from hotline.processes.demo.desk import Desk, origin_of
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, ring_in, seated

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


async def test_an_account_is_gone_after_signing_out(settings: Settings) -> None:
    async with Desk(origin_of(settings), AGENT, PASSWORD) as desk:
        account = await desk.sign_in()
        await desk.sign_out()
    async with Phone(
        account.user, ("127.0.0.1", settings.ports.sip), login=account.login, password=account.password
    ) as phone:
        with pytest.raises(NotRegistered):
            await phone.register()


async def test_a_number_the_switch_does_not_have_is_refused(settings: Settings) -> None:
    async with seated(settings, AGENT, ready=False) as seat:
        with pytest.raises(CallRefused):
            await seat.phone.call("nobody")


async def test_a_telephone_that_holds_by_itself_keeps_the_talk(settings: Settings, phone: Phone) -> None:
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0")
        answered, call_id = await seat.take()
        await caller.audio.wait_for_tone(AGENT_TONE)
        await answered.hold()
        await asyncio.sleep(0.5)
        await answered.resume()
        answered.audio.measure_anew()
        caller.audio.measure_anew()
        await answered.audio.wait_for_tone(CALLER_TONE)
        await caller.audio.wait_for_tone(AGENT_TONE)
        await caller.hang_up()
        await answered.ended(5)
        await seat.finish(call_id)
