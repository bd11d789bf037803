"""An authority of SM2 certificates, its people and its list of revoked ones, made by OpenSSL."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

USER_ID = "distid:1234567812345678"
SETTINGS = """
[ca]
default_ca = chosen
[chosen]
database = {folder}/index.txt
crlnumber = {folder}/number
default_md = sm3
default_crl_days = 30
"""
PERSON = "basicConstraints=CA:FALSE\nkeyUsage=critical,{usage}\nextendedKeyUsage={purpose}\n"


def openssl(*arguments: str | Path) -> None:
    run = subprocess.run(["openssl", *map(str, arguments)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


@dataclass
class Authority:
    """``certificate`` and ``revoked`` are PEM files. Two of the same name are not the same authority."""

    folder: Path
    name: str = "测试市人社局 CA"

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        self.key, self.certificate, self.revoked = (self.folder / each for each in ("ca.key", "ca.pem", "revoked.pem"))
        (self.folder / "index.txt").touch()
        (self.folder / "number").write_text("01\n")
        (self.folder / "ca.cnf").write_text(SETTINGS.format(folder=self.folder))
        new_key(self.key)
        openssl(
            "req", "-new", "-x509", "-utf8", "-sm3", "-sigopt", USER_ID, "-key", self.key, "-subj", f"/CN={self.name}",
            "-not_before", "20260101000000Z", "-not_after", "20360101000000Z",
            "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-out", self.certificate,
        )  # fmt: skip
        self.publish_revoked()

    def person(
        self, name: str, serial: int, *, begins: str = "20260101000000Z", ends: str = "20360101000000Z",
        usage: str = "digitalSignature", purpose: str = "clientAuth", algorithm: str = "SM2",
    ) -> Path:  # fmt: skip
        """The PEM file of a person's certificate. ``begins``, ``ends``: as YYYYMMDDHHMMSSZ."""
        key, request, extensions, made = (self.folder / f"{serial}.{end}" for end in ("key", "csr", "ext", "pem"))
        new_key(key, algorithm)
        extensions.write_text(PERSON.format(usage=usage, purpose=purpose))
        digest = ("-sm3", "-sigopt", USER_ID) if algorithm == "SM2" else ("-sha256",)
        openssl("req", "-new", "-utf8", *digest, "-key", key, "-subj", f"/CN={name}", "-out", request)
        checked = ("-vfyopt", USER_ID) if algorithm == "SM2" else ()
        openssl(
            "x509", "-req", "-in", request, *checked, "-CA", self.certificate, "-CAkey", self.key, "-sm3",
            "-sigopt", USER_ID, "-set_serial", str(serial), "-not_before", begins, "-not_after", ends,
            "-extfile", extensions, "-out", made,
        )  # fmt: skip
        return made

    def revoke(self, certificate: Path) -> None:
        openssl("ca", "-config", self.folder / "ca.cnf", "-keyfile", self.key, "-cert", self.certificate,
                "-revoke", certificate)  # fmt: skip
        self.publish_revoked()

    def publish_revoked(self, ends: str = "20360101000000Z") -> None:
        openssl(
            "ca", "-config", self.folder / "ca.cnf", "-gencrl", "-keyfile", self.key, "-cert", self.certificate,
            "-sigopt", USER_ID, "-crl_lastupdate", "20260101000000Z", "-crl_nextupdate", ends, "-out", self.revoked,
        )  # fmt: skip


def new_key(path: Path, algorithm: str = "SM2") -> None:
    if algorithm == "SM2":
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:SM2", "-out", path)
    elif algorithm == "RSA":
        openssl("genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", path)
    else:
        openssl("genpkey", "-algorithm", "EC", "-pkeyopt", f"ec_paramgen_curve:{algorithm}", "-out", path)
