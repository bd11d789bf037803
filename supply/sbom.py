"""The bill of materials of the platform as CycloneDX: what it is made of, by name, version and digest.

    python -m supply.sbom [FILE]        .data/sbom/hotline.cdx.json by default

From the lock files: Python's and npm's packages, Asterisk's root file system; from this machine: the Debian packages
that bootstrap.sh installs and what those need; from the tree: the weights that are delivered with it. ``scope`` is
``excluded`` for what only tests and development use. No network is needed.
"""

import hashlib
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from hotline.domains.voice.ivr.adapters.kokoro import VOICES_PACKAGE, VOICES_SHA256
from supply.locks import Locked, asterisk_packages, npm_packages, python_packages, system_packages

ROOT = Path(__file__).parent.parent
FILE = ROOT / ".data/sbom/hotline.cdx.json"
#: Weights that were trained here and are delivered in the tree.
WEIGHTS = (
    "deploy/assistant/placing.npz",
    "deploy/knowledge/vectors.npz",
    "deploy/screening/encoder.bin",
    "deploy/screening/heads.npz",
)


def main(arguments: list[str]) -> int:
    file = Path(arguments[0]) if arguments else FILE
    text = bill(ROOT)
    if error := invalid(text):
        print(f"the bill of materials is no CycloneDX: {error}", file=sys.stderr)
        return 1
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    print(f"{file}: {len(json.loads(text)['components'])} components")
    return 0


def bill(root: Path, version: str = "") -> str:
    """The document as JSON. ``version``: of the platform, where a tag says it better than pyproject.toml."""
    project = tomllib.loads((root / "pyproject.toml").read_text())["project"]
    platform = Component(
        type=ComponentType.APPLICATION, name="hotline", version=version or project["version"], bom_ref="hotline"
    )
    components = {each.bom_ref.value: each for each in _components(root)}
    bom = Bom(components=components.values())
    bom.metadata.component = platform
    bom.register_dependency(platform, components.values())
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def invalid(text: str) -> str:
    """Why it breaks the schema of CycloneDX 1.6; "" when it does not."""
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    return "" if error is None else str(error)


def _components(root: Path) -> Iterator[Component]:
    for packages in (python_packages, npm_packages, asterisk_packages, system_packages):
        yield from map(_component, packages(root))
    name, _, version = VOICES_PACKAGE.partition("@")
    yield _component(Locked("npm", name, version, (("SHA-256", VOICES_SHA256),)))
    for path in WEIGHTS:
        if (file := root / path).exists():
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            yield Component(
                type=ComponentType.MACHINE_LEARNING_MODEL,
                name=path,
                bom_ref=path,
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
            )


def _component(package: Locked) -> Component:
    url = package_url(package)
    digests = [(HashAlgorithm(algorithm), content) for algorithm, content in package.digests]
    # A package of several files has a digest for each: none of them is the package's own.
    several = [Property(name="hotline:file", value=f"{name.value}:{content}") for name, content in digests]
    return Component(
        type=ComponentType.LIBRARY,
        name=package.name,
        version=package.version,
        purl=url,
        bom_ref=url.to_string(),
        scope=ComponentScope.EXCLUDED if package.for_tests else ComponentScope.REQUIRED,
        hashes=[HashType(alg=name, content=content) for name, content in digests] if len(digests) == 1 else [],
        properties=several if len(digests) > 1 else [],
    )


def package_url(package: Locked) -> PackageURL:
    if package.kind == "deb":
        qualifiers = {"arch": package.architecture} | ({"distro": package.suite} if package.suite else {})
        return PackageURL("deb", "debian", package.name, package.version, qualifiers)
    namespace, _, name = package.name.rpartition("/")
    return PackageURL(package.kind, namespace or None, name, package.version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
