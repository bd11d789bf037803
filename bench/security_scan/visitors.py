"""Who a scan comes as: nobody, and one account of each role."""

import tomllib
from pathlib import Path

import msgspec
import requests

DEMO_ACCOUNTS = Path("deploy/data/demo_accounts.toml")
SECONDS = 20.0


class Visitor:
    """A browser's session. ``role``: the roles' codes joined by "+", or "nobody" for one who has not signed in."""

    def __init__(self, origin: str, role: str, number: str = "", password: str = "") -> None:
        self.origin, self.role, self._number, self._password = origin, role, number, password
        self.http = requests.Session()
        self.http.trust_env = False
        self.sign_in()

    def sign_in(self) -> None:
        """Open the session again: what a scan requests may have ended it."""
        self.http.cookies.clear()
        self.http.get(f"{self.origin}/api/session", timeout=SECONDS)
        if not self._number:
            return
        body = {"number": self._number, "password": self._password}
        answer = self.http.post(
            f"{self.origin}/api/session", data=msgspec.json.encode(body), headers=self.headers(), timeout=SECONDS
        )
        answer.raise_for_status()

    def headers(self) -> dict[str, str]:
        token = self.http.cookies.get("csrftoken") or ""
        return {"X-CSRFToken": token, "Referer": self.origin, "Content-Type": "application/json"}

    def is_signed_in(self) -> bool:
        return self.http.get(f"{self.origin}/api/session", timeout=SECONDS).status_code == 200


def everybody(origin: str) -> list[Visitor]:
    """Nobody, then one of the demonstration's people for each set of roles."""
    demo = tomllib.loads(DEMO_ACCOUNTS.read_text())
    by_roles = {"+".join(person["roles"]): person["number"] for person in reversed(demo["staff"])}
    return [
        Visitor(origin, "nobody"),
        *(Visitor(origin, role, number, demo["password"]) for role, number in sorted(by_roles.items())),
    ]
