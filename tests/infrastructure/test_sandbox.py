"""The sandbox holds whatever runs in it: its own rights, its limits, and what comes back of a broken or forged job."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hotline.config.sandboxed import FUNCTIONS
from hotline.infrastructure.sandbox import client
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import Job, SandboxLimits, Signature, name_of
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Invalid, Unavailable
from hotline.kernel.files.uploads import DOCUMENTS, UploadPolicy, checked_type
from hotline.processes.single.people import ensure_people
from tests.infrastructure.attempts import ATTEMPTS, Expected, attempt, forge, misbehave, not_listed, running_environment
from tests.sandbox import SandboxOfTests

LIMITS = SandboxLimits(cpu_seconds=1, memory_mb=200, result_mb=1)
#: On a laden machine the kernel may take a second of processor time to hand out 200 MB.
TIMELESS = SandboxLimits(cpu_seconds=30, memory_mb=200, result_mb=1)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A sandbox in which the functions above may run, started by the installation's own command."""
    own = SandboxOfTests(main="tests.infrastructure.attempts")
    own.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_SANDBOX__SOCKET", str(own.socket))
        settings.cache_clear()
        yield
    settings.cache_clear()
    own.end()


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("what", ATTEMPTS)
def test_what_a_taken_over_parser_would_do_fails(what: str) -> None:
    assert in_sandbox(attempt, limits=LIMITS)(what) in {"EPERM", "EACCES", "ENOENT", "EROFS", "EFBIG"}


@pytest.mark.usefixtures("held")
def test_it_has_a_user_of_its_own_and_neither_rights_nor_network_nor_keys() -> None:
    uid, rights, environment, folders, interfaces = in_sandbox(running_environment)()
    assert uid == ensure_people().sandbox.uid
    assert rights == 0
    assert not [name for name in environment if name.startswith("HOTLINE")]
    assert folders == ["dev", "etc", "hotline", "lib", "lib64", "proc", "usr"]
    assert interfaces == ["lo"]


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("how", "ended"),
    [
        ("computes", "cpu"),
        ("fills memory", "memory"),
        ("fills memory slowly", "memory"),
        ("answers too much", "result"),
        ("crashes", "crashed"),
        ("ends", "crashed"),
        ("raises something else", "raised"),
    ],
)
def test_a_job_that_breaks_its_limits_is_refused_with_a_sentence(how: str, ended: str) -> None:
    limits = LIMITS if ended == "cpu" else TIMELESS
    outcome = client.exchange(Job(name_of(misbehave), Signature(misbehave).write_arguments(how), limits))
    assert outcome.ended == ended
    assert outcome.cpu_seconds < limits.cpu_seconds + 1
    assert outcome.peak_mb <= 256
    with pytest.raises(Invalid, match=r"过于复杂或已损坏.*请") as refused:
        in_sandbox(misbehave, limits=LIMITS)(how)
    assert refused.value.code == "file_too_complex"


@pytest.mark.usefixtures("held")
def test_results_and_expected_errors_come_back_as_if_it_ran_here() -> None:
    ran = in_sandbox(misbehave, errors=(Expected,))
    assert ran("nothing") == b"done"
    with pytest.raises(Expected, match="as expected"):
        ran("raises")
    with pytest.raises(Invalid, match="不行") as refused:
        ran("refuses")
    assert refused.value.code == "no_way"


@pytest.mark.usefixtures("held")
def test_an_answer_of_another_type_is_not_believed() -> None:
    with pytest.raises(Invalid, match="过于复杂或已损坏"):
        in_sandbox(forge)("text")


@pytest.mark.usefixtures("held")
def test_a_function_that_is_not_listed_does_not_run() -> None:
    with pytest.raises(Unavailable):
        in_sandbox(not_listed)()


@pytest.mark.usefixtures("held")
def test_many_at_once_wait_for_their_turn() -> None:
    with ThreadPoolExecutor(20) as threads:
        assert set(threads.map(in_sandbox(misbehave), ["nothing"] * 60)) == {b"done"}


def test_without_a_sandbox_nothing_is_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_SANDBOX__SOCKET", str(tmp_path / "nobody"))
    settings.cache_clear()
    with pytest.raises(Unavailable, match="请稍后重传") as refused:
        in_sandbox(checked_type)("a.txt", b"text", UploadPolicy(DOCUMENTS, 100))
    assert refused.value.code == "sandbox_unavailable"
    monkeypatch.undo()
    settings.cache_clear()


def test_every_function_can_be_sent_over_the_wire() -> None:
    """Types that MessagePack cannot carry would show only with the first upload."""
    for function in FUNCTIONS:
        assert Signature(function)


def test_parsers_are_loaded_without_settings_and_database() -> None:
    """A program without settings cannot give them away."""
    code = "import sys, hotline.processes.sandbox; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"hotline.infrastructure.settings", "django.db", "psycopg", "nats"}
