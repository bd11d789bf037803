"""The messages of RFC 4475, each section's one, addressed to us: what is odd about them is kept, names are ours.

``{here}`` the sender, ``{n}`` a name of its own. By section, with the RFC's name for it.
"""

VIA = "Via: SIP/2.0/UDP {here};branch=z9hG4bK{n};rport\r\n"
WHO = "To: <sip:12333@127.0.0.1>\r\nFrom: <sip:13800009999@127.0.0.1>;tag={n}\r\nCall-ID: {n}\r\nMax-Forwards: 70\r\n"
CONTACT = "Contact: <sip:13800009999@{here}>\r\n"
SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 27998 RTP/AVP 8\r\n"


def request(
    method: str = "INVITE",
    uri: str = "sip:12333@127.0.0.1",
    *,
    via: str = VIA,
    who: str = WHO,
    cseq: str = "",
    extra: str = "",
    body: str = "",
    length: str = "",
    kind: str = "application/sdp",
    version: str = "SIP/2.0",
) -> str:
    body = SDP if method == "INVITE" and not body else body
    size = length or str(len(body))
    content = f"Content-Type: {kind}\r\n" if body else ""
    head = f"{method} {uri} {version}\r\n{via}{who}CSeq: {cseq or f'1 {method}'}\r\n{CONTACT}{extra}{content}"
    return f"{head}Content-Length: {size}\r\n\r\n{body}"


def response(line: str = "SIP/2.0 200 OK", *, via: str = VIA, cseq: str = "8 INVITE", who: str = WHO) -> str:
    return f"{line}\r\n{via}{who}CSeq: {cseq}\r\nContent-Length: 0\r\n\r\n"


TORTUOUS_INVITE = (
    "INVITE sip:12333@127.0.0.1;unknownparam SIP/2.0\r\n"
    "TO :\r\n sip:12333@127.0.0.1 ;   tag2    = 1918181833n\r\n"
    'from   : "J Rosenberg \\\\\\""       <sip:13800009999@127.0.0.1>\r\n  ;\r\n  tag = {n}\r\n'
    "MaX-fOrWaRdS: 0068\r\nCall-ID: wsinv.{n}\r\ncseq: 0009\r\n  INVITE\r\n"
    "Via  : SIP  /   2.0\r\n /UDP\r\n    {here};rport;branch=z9hG4bK{n}\r\ns :\r\n"
    "NewFangledHeader:   newfangled value\r\n continued newfangled value\r\n"
    "UnknownHeaderWithUnusualValue: ;;,,;;,;\r\nContent-Type: application/sdp\r\n"
    "v:  SIP  / 2.0  / TCP     192.0.2.9   ;\r\n  branch  =   z9hG4bK9ikj8  ,\r\n"
    " SIP  /    2.0   / UDP  192.0.2.8   ; branch=\r\n z9hG4bK30239\r\n"
    'm:"Quoted string \\"\\"" <sip:jdrosen@{here}> ; newparam =\r\n      newvalue ;\r\n  secondparam ; q = 0.33\r\n'
    f"Content-Length   : {len(SDP)}\r\n\r\n{SDP}"
)
UNUSUAL = "1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*"
LONG = "x" * 180
MULTIPART = (
    "--7a9cbec02ceef655\r\nContent-Type: application/sdp\r\n\r\n" + SDP + "--7a9cbec02ceef655\r\n"
    "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n\x00\x01\x02--\r\n"
    "--7a9cbec02ceef655--"
)
MANY_VIAS = "".join(
    f"Via: SIP/2.0/{kind} t{n}.example.com;branch=z9hG4bK{n}\r\n"
    for n, kind in enumerate(("TCP", "SCTP", "TLS", "UNKNOWN"), 1)
)
HUGE = "36893488147419103232"

MESSAGES = {
    "3.1.1.1 wsinv": TORTUOUS_INVITE,
    "3.1.1.2 intmeth": request(
        "!interesting-Method0123456789_*+`.%indeed'~",
        f"sip:{UNUSUAL}:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@127.0.0.1",
        who='To: "BEL:\\\x07 NUL:\\\x00 DEL:\\\x7f" <sip:12333@127.0.0.1>\r\nFrom: token1~` token2\'+_ token3*%!.- '
        "<sip:mundane@127.0.0.1>;fromParam''~+*_!.-%=\"работающий\";tag={n}~1'+`*%!-.\r\n"
        "Call-ID: intmeth.{n}%ZK-!.*_+'@word`~)(><:\\/\"][?}{\r\nMax-Forwards: 255\r\n",
        extra="extensionHeader-!.%*+_`'~: ﻿大停電\r\n",
    ),
    "3.1.1.3 esc01": request(
        uri="sip:sips%3A12333%40example.com@127.0.0.1",
        who=WHO.replace("sip:13800009999@", "sip:I%20have%20spaces@").replace("<sip:12333@", "<sip:%75se%72@"),
    ),
    "3.1.1.4 escnull": request(
        "REGISTER",
        "sip:127.0.0.1",
        who=WHO.replace("13800009999", "null-%00-null").replace("12333", "null-%00-null"),
        extra="Contact: <sip:%00@{here}>\r\nContact: <sip:%00%00@{here}>\r\n",
    ),
    "3.1.1.5 esc02": request("RE%47IST%45R", "sip:127.0.0.1", who=WHO.replace("From: ", 'From: "%Z%45" ')),
    "3.1.1.6 lwsdisp": request("OPTIONS", who=WHO.replace("From: ", "From: caller")),
    "3.1.1.7 longreq": request(
        who=WHO.replace("To: ", f'To: "I have a user name of {LONG}" ')
        .replace(";tag=", f";unknownheaderparamname{LONG}=unknown{LONG};tag=")
        .replace("Call-ID: ", f"Call-ID: longreq.one{'really' * 20}long"),
        extra=f"Unknown-{'Long' * 20}-Name: unknown-{'long' * 20}-value; unknown-{LONG}=1\r\n"
        + "".join(f"Via: SIP/2.0/TCP sip{n}.example.com\r\n" for n in range(33, 0, -1)),
    ),
    "3.1.1.8 dblreq": request("REGISTER", "sip:127.0.0.1") + request(),
    "3.1.1.9 semiuri": request("OPTIONS", "sip:12333;par=u%40example.net@127.0.0.1"),
    "3.1.1.10 transports": request("OPTIONS", via=VIA + MANY_VIAS),
    "3.1.1.11 mpart01": request("MESSAGE", body=MULTIPART, kind="multipart/mixed;boundary=7a9cbec02ceef655"),
    "3.1.1.12 unreason": response("SIP/2.0 200 = 2**3 * 5**2 но сто девяносто девять - простое"),
    "3.1.1.13 noreason": response("SIP/2.0 100 "),
    "3.1.2.1 badinv01": request(
        via="Via: SIP/2.0/UDP {here};;,;,,;branch=z9hG4bK{n}\r\n",
        who='To: "Joe" <sip:12333@127.0.0.1>;;;;\r\nFrom: <sip:a@127.0.0.1>;;tag={n}\r\nCall-ID: {n}\r\n'
        "Max-Forwards: 7\r\n",
        extra='Contact: "" <> ;,"Joe" <sip:joe@{here}>;;,,;;\r\n',
    ),
    "3.1.2.2 clerr": request(length="9999"),
    "3.1.2.3 ncl": request(length="-999"),
    "3.1.2.4 scalar02": request(
        "REGISTER",
        "sip:127.0.0.1",
        cseq=f"{HUGE} REGISTER",
        who=WHO.replace(": 70", ": 300"),
        extra=f"Expires: 1{'0' * 60}\r\nContact: <sip:13800009999@{{here}}>;expires={HUGE}\r\n",
    ),
    "3.1.2.5 scalarlg": response("SIP/2.0 503 Service Unavailable", cseq=f"{HUGE} OPTIONS").replace(
        "CSeq", f'Retry-After: {HUGE}\r\nWarning: 1812 overture "In Progress"\r\nCSeq'
    ),
    "3.1.2.6 quotbal": request(who=WHO.replace("To: ", 'To: "Mr. J. User ')),
    "3.1.2.7 ltgtruri": request(uri="<sip:12333@127.0.0.1>"),
    "3.1.2.8 lwsruri": request(uri="sip:12333@127.0.0.1; lr"),
    "3.1.2.9 lwsstart": request(uri=" sip:12333@127.0.0.1 "),
    "3.1.2.10 trws": request("OPTIONS", version="SIP/2.0  "),
    "3.1.2.11 escruri": request(uri="sip:12333@127.0.0.1?Route=%3Csip:example.com%3E"),
    "3.1.2.12 baddate": request(extra="Date: Fri, 01 Jan 2010 16:00:00 EST\r\n"),
    "3.1.2.13 regbadct": request(
        "REGISTER", "sip:127.0.0.1", extra="Contact: sip:u@{here}?Route=%3Csip:x.example%3E\r\n"
    ),
    "3.1.2.14 badaspec": request("OPTIONS", who=WHO.replace("<sip:12333@127.0.0.1>", "< sip:12333@127.0.0.1 >")),
    "3.1.2.15 baddn": request("OPTIONS", who=WHO.replace("From: ", "From: Bell, Alexander ")),
    "3.1.2.16 badvers": request("OPTIONS", version="SIP/7.0"),
    "3.1.2.17 mismatch01": request("OPTIONS", cseq="8 INVITE"),
    "3.1.2.18 mismatch02": request("NEWMETHOD", cseq="8 INVITE"),
    "3.1.2.19 bigcode": response("SIP/2.0 4294967301 better not break the receiver"),
    "3.2.1 badbranch": request("OPTIONS", via="Via: SIP/2.0/UDP {here};branch=z9hG4bK\r\n"),
    "3.3.1 insuf": "INVITE sip:12333@127.0.0.1 SIP/2.0\r\nCSeq: 1 INVITE\r\n" + VIA + "Content-Length: 0\r\n\r\n",
    "3.3.2 unkscm": request("OPTIONS", "nobodyKnowsThisScheme:totallyopaquecontent"),
    "3.3.3 novelsc": request("OPTIONS", "soap.beep://192.0.2.103:3002"),
    "3.3.4 unksm2": request(
        "REGISTER",
        "sip:127.0.0.1",
        who=WHO.replace("<sip:12333@127.0.0.1>", "isbn:2983792873"),
        extra="Contact: <name:John_Smith>\r\n",
    ),
    "3.3.5 bext01": request(
        "OPTIONS", extra="Proxy-Require: nothingSupportsThis\r\nRequire: nothingSupportsThisEither\r\n"
    ),
    "3.3.6 invut": request(body='<audio>\r\n <pcmu port="443"/>\r\n</audio>\r\n', kind="application/unknownformat"),
    "3.3.7 regaut01": request(
        "REGISTER", "sip:127.0.0.1", extra="Authorization: NoOneKnowsThisScheme opaque-data=here\r\n"
    ),
    "3.3.8 multi01": request(
        who=WHO + WHO, extra="CSeq: 5 INVITE\r\nContent-Type: application/sdp\r\nMax-Forwards: 5\r\n"
    ),
    "3.3.9 mcl01": request(
        "OPTIONS", extra="Content-Length: 13\r\n", length="5", body="There's no way to know how long this is."
    ),
    "3.3.10 bcast": response(via=VIA + "Via: SIP/2.0/UDP 255.255.255.255;branch=z9hG4bK1saber23\r\n"),
    "3.3.11 zeromf": request("OPTIONS", who=WHO.replace(": 70", ": 0")),
    "3.3.12 cparam01": request("REGISTER", "sip:127.0.0.1", extra="Contact: sip:+19725552222@{here};unknownparam\r\n"),
    "3.3.13 cparam02": request(
        "REGISTER", "sip:127.0.0.1", extra="Contact: <sip:+19725552222@{here};unknownparam>\r\n"
    ),
    "3.3.14 regescrt": request(
        "REGISTER", "sip:127.0.0.1", extra="Contact: <sip:u@{here}?Route=%3Csip:x.example%3E>\r\n"
    ),
    "3.3.15 sdp01": request(extra="Accept: text/nobodyKnowsThis\r\n"),
    "3.4.1 inv2543": "INVITE sip:12333@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP {here}\r\nFrom: <sip:a@127.0.0.1>\r\n"
    f"To: sip:12333@127.0.0.1\r\nCall-ID: {{n}}\r\nCSeq: 1 INVITE\r\nContent-Type: application/sdp\r\n\r\n{SDP}",
}
