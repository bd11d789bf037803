"""SIP on the wire: what we read, what we refuse to read, what we write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.demo.phone import digest, sdp
from hotline.demo.phone.dialog import Dialog, acknowledge_refusal, invited, respond
from hotline.demo.phone.messages import (
    Headers,
    MalformedMessage,
    Request,
    Response,
    address_of,
    branch_of,
    cseq_of,
    parameter_of,
    parse,
)

INVITE = (
    b"INVITE sip:1001@127.0.0.1:5081 SIP/2.0\r\n"
    b"v: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bKone, SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKtwo\r\n"
    b"Record-Route: <sip:10.0.0.1;lr>\r\nRecord-Route: <sip:10.0.0.2;lr>\r\n"
    b'f: "Zhang, San" <sip:13800000001@10.0.0.1>;tag=their\r\nt: <sip:1001@127.0.0.1>\r\n'
    b"i: abc\r\nCSeq: 7 INVITE\r\nm: <sip:asterisk@10.0.0.1:5060>\r\nSubject: folded\r\n over two lines\r\n"
    b"Content-Length: 0\r\n\r\n"
)
tokens = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters=",:"), min_size=1)


def test_short_names_folded_lines_and_joined_values_are_understood() -> None:
    invite = parse(INVITE)
    assert isinstance(invite, Request)
    assert invite.headers.first("From").endswith("tag=their")
    assert invite.headers.first("Subject") == "folded over two lines"
    assert [value[-3:] for value in invite.headers.every("Via")] == ["one", "two"]
    assert branch_of(invite) == "z9hG4bKone"
    assert cseq_of(invite) == (7, "INVITE")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\n",
        b"\xff\xfe\x00" * 50,
        b"INVITE\r\n\r\n",
        INVITE.replace(b"SIP/2.0\r\n", b"HTTP/1.1\r\n", 1),
        INVITE.replace(b"i: abc\r\n", b""),
        INVITE.replace(b"CSeq: 7 INVITE\r\n", b""),
        INVITE.replace(b"Subject: folded", b"Subject folded"),
    ],
)
def test_what_is_not_sip_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedMessage):
        parse(data)


@given(st.binary(max_size=400))
def test_no_datagram_does_worse_than_be_refused(data: bytes) -> None:
    for datagram in (data, INVITE[:60] + data, INVITE + data):
        try:
            message = parse(datagram)
            cseq_of(message)
        except MalformedMessage:
            continue
        assert message.headers.first("Call-ID")


@given(tokens, tokens, st.text(max_size=40))
def test_a_message_written_and_read_again_is_the_same(call_id: str, tag: str, body: str) -> None:
    body = "\r\n".join(body.splitlines())
    headers = Headers((("Via", "SIP/2.0/UDP h;branch=z"), ("Call-ID", call_id), ("CSeq", "1 INVITE"), ("X", tag)))
    for message in (Request("INVITE", "sip:a@b", headers, body), Response(200, "OK", headers, body)):
        again = parse(message.encode())
        assert (again.headers.first("Call-ID"), again.headers.first("X")) == (call_id, tag)
        assert again.body == body


def test_parameters_belong_to_the_address_not_to_the_uri_inside_it() -> None:
    assert parameter_of("<sip:a@b;tag=inner>;tag=outer", "tag") == "outer"
    assert parameter_of("<sip:a@b;tag=inner>", "tag") == ""
    assert address_of('"Zhang" <sip:a@b;lr>;tag=1') == "sip:a@b;lr"
    assert address_of("sip:a@b;tag=1") == "sip:a@b"


# Dialogs -------------------------------------------------------------------------------------------------------


def test_the_called_side_answers_along_the_route_and_marks_its_side() -> None:
    invite = parse(INVITE)
    assert isinstance(invite, Request)
    dialog = invited(invite, "<sip:1001@127.0.0.1:5081>", "ours")
    bye = dialog.next().request("BYE", "SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKnew")
    assert bye.uri == "sip:asterisk@10.0.0.1:5060"
    assert bye.headers.every("Route") == ["<sip:10.0.0.1;lr>", "<sip:10.0.0.2;lr>"]
    assert parameter_of(bye.headers.first("From"), "tag") == "ours"
    assert parameter_of(bye.headers.first("To"), "tag") == "their"
    answer = respond(invite, 200, tag="ours")
    assert answer.headers.every("Via") == invite.headers.every("Via")
    assert parameter_of(answer.headers.first("To"), "tag") == "ours"


def test_the_calling_side_follows_the_route_backwards() -> None:
    dialog = Dialog("id", "<sip:me@h>;tag=me", "<sip:12333@h>", "sip:12333@h", "<sip:me@h:1>")
    invite = dialog.request("INVITE", "SIP/2.0/UDP h;branch=z9hG4bK1")
    answer = respond(invite, 200, tag="you", extra=[("Contact", "<sip:there@h:2>")])
    routed = Response(200, "OK", Headers((*answer.headers, ("Record-Route", "<sip:a;lr>, <sip:b;lr>"))))
    agreed = dialog.accepted_by(routed)
    assert (agreed.target, agreed.routes) == ("sip:there@h:2", ("<sip:b;lr>", "<sip:a;lr>"))
    assert agreed.request("ACK", "v").headers.first("CSeq") == "1 ACK"


def test_a_refusal_is_acknowledged_within_the_invites_own_transaction() -> None:
    dialog = Dialog("id", "<sip:me@h>;tag=me", "<sip:12333@h>", "sip:12333@h", "<sip:me@h:1>", sequence=4)
    invite = dialog.request("INVITE", "SIP/2.0/UDP h;branch=z9hG4bK1")
    ack = acknowledge_refusal(invite, respond(invite, 486, tag="you"))
    assert branch_of(ack) == branch_of(invite)
    assert cseq_of(ack) == (4, "ACK")
    assert parameter_of(ack.headers.first("To"), "tag") == "you"


# Passwords -----------------------------------------------------------------------------------------------------


def test_the_worked_example_of_rfc_2617_comes_out() -> None:
    value = (
        'Digest realm="testrealm@host.com", qop="auth,auth-int", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", '
        'opaque="5ccc069c403ebaf9f0171e9517f40e41"'
    )
    challenge = digest.challenge_among([value])
    assert challenge is not None
    answer = digest.authorization(
        challenge,
        username="Mufasa",
        password="Circle Of Life",
        method="GET",
        uri="/dir/index.html",
        cnonce="0a4f113b",
    )
    assert 'response="6629fae49393a05397450978507c4ef1"' in answer
    assert "nc=00000001" in answer
    assert 'opaque="5ccc069c403ebaf9f0171e9517f40e41"' in answer


def test_the_worked_example_of_rfc_7616_with_sha_256_comes_out() -> None:
    value = (
        'Digest realm="http-auth@example.org", qop="auth", algorithm=SHA-256, '
        'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
    )
    challenge = digest.challenge_among([value])
    assert challenge is not None
    answer = digest.authorization(
        challenge,
        username="Mufasa",
        password="Circle of Life",
        method="GET",
        uri="/dir/index.html",
        cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ",
    )
    assert 'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"' in answer


def test_an_old_server_without_qop_is_answered_in_the_old_way() -> None:
    challenge = digest.challenge_among(['Digest realm="asterisk", nonce="abc"'])
    assert challenge is not None
    answer = digest.authorization(
        challenge, username="1001", password="p", method="REGISTER", uri="sip:h", cnonce="unused"
    )
    assert "qop" not in answer
    assert "cnonce" not in answer


def test_of_several_challenges_the_first_we_know_is_answered() -> None:
    offered = ['Digest realm="r", nonce="n1", algorithm=SHA-512-256', 'Digest realm="r", nonce="n2", algorithm=MD5']
    challenge = digest.challenge_among(offered)
    assert challenge is not None
    assert challenge.nonce == "n2"
    assert digest.challenge_among(['Basic realm="r"']) is None


# Descriptions --------------------------------------------------------------------------------------------------


@given(st.integers(1, 65535), st.sampled_from(sorted(sdp.MIRROR)), st.integers(96, 127))
def test_a_description_written_and_read_again_is_the_same(port: int, direction: str, keys: int) -> None:
    stream = sdp.Stream("127.0.0.1", port, direction, keys)
    assert sdp.read(sdp.describe(stream, 1, 1)) == stream


def test_a_body_without_audio_describes_nothing() -> None:
    assert sdp.read("") is None
    assert sdp.read("v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 9 RTP/AVP 96\r\n") is None
