"""A carrier's gateway in a process of its own, with its own list of what it took: ``smsc.py PROTOCOL PORT FILE``.

It writes a line for each submit that counts before it answers, answers late, and sends receipts in every order: before
the answer, after it, and twice. A receipt that nobody has confirmed comes again after the next log-in, as carriers do:
a gateway killed between an answer and its receipt has no other way to learn of it.
"""

import asyncio
import sys
from pathlib import Path

from tests.domains.service.messaging.carriers.played_gateway import PlayedGateway

ANSWER_SECONDS = 0.02
#: How each carrier writes the id of its n-th message. SGIP's receipts come over a line of their own.
IDS = {"cmpp": "{:016x}", "smgp": "{:020x}", "smpp": "{}"}


class Smsc:
    def __init__(self, protocol: str, file: Path) -> None:
        self._protocol, self._file = protocol, file
        self._seen: set[bytes] = set()
        self._count = len(file.read_bytes().splitlines()) if file.exists() else 0
        #: Receipts by their sequence number.
        self._unconfirmed: dict[int, bytes] = {}

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        gateway = PlayedGateway(self._protocol, taken=[b""] * self._count, seen=self._seen)
        left_over = list(self._unconfirmed.values())
        while data := await reader.read(65536):
            before = len(gateway.taken)
            answers = gateway.receive(data)
            fresh = gateway.taken[before:]
            self._count += len(fresh)
            with self._file.open("a") as file:
                file.writelines(content.decode("utf-16-be") + "\n" for content in fresh)
            receipts = [
                (before + at, gateway.receipt(before + at, IDS[self._protocol].format(before + at), "13800138000"))
                for at in range(1, len(fresh) + 1)
                if self._protocol in IDS
            ]
            self._unconfirmed |= dict(receipts)
            for number, each in receipts:
                writer.write(each if number % 3 == 0 else b"")
            await asyncio.sleep(ANSWER_SECONDS)
            writer.write(answers)
            await asyncio.sleep(ANSWER_SECONDS)
            for number, each in receipts:
                writer.write(each if number % 3 != 0 else b"")
                writer.write(each if number % 5 == 0 else b"")
            writer.writelines(left_over)
            left_over.clear()
            self._note_confirmed(gateway)
        writer.close()

    def _note_confirmed(self, gateway: PlayedGateway) -> None:
        at = 12 if self._protocol == "smpp" else 8
        for answer in gateway.answers:
            self._unconfirmed.pop(int.from_bytes(answer[at : at + 4]), None)
        gateway.answers.clear()


async def main(protocol: str, port: int, file: Path) -> None:
    server = await asyncio.start_server(Smsc(protocol, file).serve, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])))
