"""A telephone that dies without a message, and how soon the switch notices."""

import aiohttp

from tests.scenarios.callcontrol.node import PASSWORD, Node


async def set_rtp_timeout(node: Node, agent: str, seconds: int) -> None:
    """Asterisk takes this agent's phone for dead after so many seconds without a packet, from its next call on."""
    login = {"Authorization": aiohttp.encode_basic_auth(node.settings.telephony.ari_user, PASSWORD)}
    path = f"{node.settings.ari_url}/ari/asterisk/config/dynamic/res_pjsip/endpoint/agent-{agent}"
    fields = [{"attribute": "rtp_timeout", "value": str(seconds)}]
    async with aiohttp.ClientSession(headers=login) as http, http.put(path, json={"fields": fields}) as answer:
        configured = {field["attribute"]: field["value"] for field in await answer.json()}
    assert configured["rtp_timeout"] == str(seconds), configured
