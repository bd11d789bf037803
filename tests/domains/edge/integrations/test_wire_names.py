"""Other systems read the names that the open interface has always had."""

from hotline.domains.edge.integrations.endpoints.agents import LivePartyOut


def test_the_status_of_a_third_party_is_read_and_written_as_standing() -> None:
    party = LivePartyOut.model_validate({"agent": "1002", "number": "", "standing": "ringing"})
    assert party.status == "ringing"
    assert party.model_dump(by_alias=True) == {"agent": "1002", "number": "", "standing": "ringing"}
