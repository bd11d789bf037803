"""``hotline <command>``: every command is a module with ``main(arguments) -> exit code``, imported when asked for."""

import getpass
import sys
from importlib import import_module
from typing import Any, cast

from hotline.infrastructure.audit_origin import LONGEST_CLIENT, Origin, originating
from hotline.infrastructure.imports import lasting_objects
from hotline.infrastructure.settings import WrongSettings
from hotline.infrastructure.settings_files import settings_file
from hotline.processes.single.layout import SetupError
from hotline.processes.single.safe_start import refuse_dangerous_start

COMMANDS = {
    "up": ("hotline.processes.single.up", "start the single-machine installation and wait until it is healthy"),
    "stop": ("hotline.processes.single.stop", "stop it cleanly"),
    "status": ("hotline.processes.single.status", "what runs, since when, how healthy"),
    "logs": ("hotline.processes.single.logs", "follow the logs"),
    "callcontrol": ("hotline.processes.callcontrol.main", "run callcontrol in the foreground"),
    "router": ("hotline.processes.router.main", "run a router in the foreground"),
    "web": ("hotline.processes.web", "run the web server in the foreground"),
    "projector": ("hotline.processes.projector", "run the projector in the foreground"),
    "set-up-ai-seats": ("hotline.processes.ai_seats.set_up", "accounts, skill and queue of AI seats"),
    "ai-seats": ("hotline.processes.ai_seats.main", "run AI seats in the foreground"),
    "transcriber": ("hotline.processes.transcriber.main", "write down talks while they last, in the foreground"),
    "worker": ("hotline.processes.worker", "run a worker in the foreground"),
    "gateway": ("hotline.processes.gateway", "run a gateway to the carriers in the foreground"),
    "sealing": ("hotline.processes.sealing", "hold the keys of personal data, in the foreground"),
    "manage": ("hotline.processes.manage", "Django's management commands"),
    "schema": ("hotline.processes.schema", "generate the browser's types from the OpenAPI document; --check compares"),
    "flows": ("hotline.processes.flows", "judge the menus' flows; --publish sends them to callcontrol"),
    "workorders": ("hotline.processes.workorders", "judge the work orders' models; --publish loads what is missing"),
    "indicators": ("hotline.processes.indicators", "what the contract deducts for given numbers, to the fen"),
    "facts": ("hotline.processes.facts", "what lies closed for statistics; write what is over; make all anew"),
    "extract": ("hotline.processes.extract", "find the elements of a case in written-down talks"),
    "search": ("hotline.processes.search", "find the articles that answer a question, or a file of them"),
    "ask": ("hotline.processes.answer_questions", "what the assistant answers to a question, or to a file of them"),
    "inspect": ("hotline.processes.inspect", "what a machine holds of each item of calls that are inspected"),
    "assist": ("hotline.processes.assist", "what is put up for an agent at moments of a file of talks"),
    "hear": ("hotline.processes.hear", "the text of each recording in a folder"),
    "converse": ("hotline.processes.converse", "what an AI seat replies to a file of calls"),
    "message-decode": ("hotline.processes.message_decode", "what octets of the carriers' protocols say"),
    "message-encode": ("hotline.processes.message_encode", "the octets of messages of the carriers' protocols"),
    "read-reply": ("hotline.processes.read_replies", "what replies to a survey mean: rating, kind, themes"),
    "agreement": ("hotline.processes.agreement", "how far people agree who graded the same items: kappa, AC1, alpha"),
    "sampling": ("hotline.processes.sampling", "how many have to be inspected, and what so many show"),
    "item-analysis": ("hotline.processes.item_analysis", "how hard and how telling a paper's items are"),
    "staffing": ("hotline.processes.staffing", "how many agents a load needs, how long callers wait"),
    "forecast": ("hotline.processes.forecast", "how many calls come in the days ahead, from those that came"),
    "prompts": ("hotline.processes.prompts", "build the spoken announcements that are missing or changed"),
    "voice": ("hotline.processes.voice", "install the Mandarin voice and speak changed announcements"),
    "ring": ("hotline.demo.ring", "place a spoken test call"),
    "demo": ("hotline.demo.main", "citizens ringing in and agents answering, at a chosen rate"),
    "demo-benefits": ("hotline.demo.benefits", "stand in for the client's service that flows ask"),
    "demo-city": ("hotline.demo.city", "stand in for 12345: send cases, urge them, send answers back"),
    "first-data": (
        "hotline.processes.first_data",
        "the first administrator, skills and queues outside a demonstration",
    ),
    "demo-data": ("hotline.demo.data", "load demo accounts; generate past calls"),
    "detect-unrest": ("hotline.processes.detect_unrest", "judge utterances and dialogues: danger, gatherings, threats"),
    "keys": ("hotline.processes.keys", "the keys of personal data: status, rotate, reseal, destroy"),
    "door": ("hotline.processes.sip_edge", "whom the front door has banned; lifts a ban"),
    "load-knowledge": ("hotline.processes.load_knowledge", "publish the delivered articles that are not there yet"),
    "check-knowledge": ("hotline.processes.check_knowledge", "find articles or attachments that were altered"),
    "verify-log": ("hotline.processes.verify_log", "prove that nothing in the event log was altered"),
    "verify-audit": ("hotline.processes.verify_audit", "prove that the audit trail is the one that was signed"),
    "witness": ("hotline.processes.witness", "run the witness of the audit chain in the foreground"),
    "quarantine": ("hotline.processes.quarantine", "infected uploads that were refused; destroys one"),
    "check-recordings": ("hotline.processes.check_recordings", "find recordings that are missing or altered"),
    "trace-recording": ("hotline.processes.trace_recording", "whose copy of a recording a file is, by its watermark"),
    "backup": ("hotline.processes.backup.command", "the continuous backup: setup, run, status, list, verify, keys"),
    "restore": ("hotline.processes.backup.restore", "bring an installation back into an empty folder"),
    "hand-over": (
        "hotline.processes.contract_end.hand_over",
        "give the client everything in open formats, signed; keys apart",
    ),
    "destroy": (
        "hotline.processes.contract_end.destroy",
        "after the hand-over: destroy everything that is stored, and certify it",
    ),
    "refill-bus": ("hotline.processes.refill_bus", "fill a bus whose store is new from the database"),
    "rebuild-calls": ("hotline.processes.rebuild_calls", "fold the call records anew from the event log"),
}


#: Processes and their keeper: what they do is recorded where they do it.
NO_COMMANDS = {
    "up",
    "stop",
    "status",
    "logs",
    "callcontrol",
    "router",
    "web",
    "projector",
    "ai-seats",
    "transcriber",
    "worker",
    "gateway",
    "demo-benefits",
    "witness",
    "sealing",
}


def record_command(name: str, arguments: list[str], code: int) -> None:
    """Leave an audit row of a command that opened the database. Of its arguments only the names of options."""
    if name in NO_COMMANDS or "django.db" not in sys.modules:
        return
    from django.db import DatabaseError, connections

    if not any(one.connection is not None for one in connections.all(initialized_only=True)):
        return
    from hotline.infrastructure import audit

    options = [argument.partition("=")[0] for argument in arguments if argument.startswith("-")]
    try:
        audit.record(
            by="system",
            action=f"command.{name}",
            about=f"command/{name}",
            outcome="failed" if code else "done",
            options=options,
            user=getpass.getuser(),
        )
    except DatabaseError as error:  # away, or without tables yet
        print(f"no audit row was written: {type(error).__name__}", file=sys.stderr)


#: Beginnings of PostgreSQL's codes for connections that cannot be had and for a server that shuts down. A client that
#: reached none has no code. A deadlock or a full disk is an OperationalError, too, and a fault to be seen whole.
AWAY = ("08", "57P")


def database_is_away(error: Exception) -> bool:
    """Whether no connection to the database could be had: refused, timed out, ended."""
    if "django.db" not in sys.modules:
        return False
    from django.db import OperationalError

    code = getattr(error.__cause__, "sqlstate", None)
    return isinstance(error, OperationalError) and (code is None or code.startswith(AWAY))


def hang_up() -> None:
    """Close the database's pool while its threads still run.

    Closing later would wait seconds for each stopped thread.
    """
    if "django.db" in sys.modules:
        from django.conf import settings
        from django.db import connections

        if not settings.configured:
            return
        for connection in connections.all(initialized_only=True):
            connection.close()
            cast(Any, connection).close_pool()  # PostgreSQL's has one


def main() -> int:
    name, arguments = (sys.argv[1], sys.argv[2:]) if len(sys.argv) > 1 else ("help", [])
    if name not in COMMANDS:
        print(usage(), file=sys.stdout if name in {"help", "-h", "--help"} else sys.stderr)
        return 0 if name in {"help", "-h", "--help"} else 2
    module, _ = COMMANDS[name]
    code: Any = 1
    try:
        refuse_dangerous_start(name)
        with originating(Origin(client=f"command {name}"[:LONGEST_CLIENT])):
            with lasting_objects():
                command = import_module(module)
            code = command.main(arguments)
    except WrongSettings as wrong:
        print(f"the settings in {settings_file()} or the environment are wrong:{wrong}", file=sys.stderr)
        return 1
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:
        if name in NO_COMMANDS or not database_is_away(error):
            raise
        print("the database does not answer: look with hotline status, start with hotline up", file=sys.stderr)
        return 1
    finally:
        record_command(name, arguments, code if isinstance(code, int) else 0)
        hang_up()
    return code if isinstance(code, int) else 0


def usage() -> str:
    width = max(map(len, COMMANDS))
    return "usage: hotline <command> [arguments]\n\n" + "\n".join(
        f"  {name:<{width}}  {summary}" for name, (_, summary) in COMMANDS.items()
    )


if __name__ == "__main__":
    sys.exit(main())
