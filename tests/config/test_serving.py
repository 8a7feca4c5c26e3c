"""Web, worker and database as processes: started together, stopped together, side by side."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import Installation, until


@pytest.fixture(scope="module")
def two(places: tuple[Path, Path]) -> Iterator[tuple[Installation, Installation]]:
    """Two installations on one machine, the second moved there with all it holds."""
    pair = tuple(Installation(each) for each in places)
    prepared = pair[0].run("prepare", "--no-demo")
    assert (prepared.returncode, prepared.stdout, prepared.stderr) == (0, "", "")
    subprocess.run(["cp", "-a", f"{pair[0].home}/.", pair[1].home], check=True)
    yield pair[0], pair[1]
    for each in pair:
        until(each.is_gone)


@pytest.fixture
def serving(two: tuple[Installation, Installation]) -> Iterator["subprocess.Popen[str]"]:
    """The first of them, serving; it may be killed by the test."""
    first, _ = two
    process = first.start("serve", "--workers", "1")
    try:
        until(lambda: "melayani" in first.said.read_text() or process.poll() is not None)
        yield process
    finally:
        if process.poll() is None:
            first.stop(process)
        until(first.is_gone)


Pair = tuple[Installation, Installation]
Process = subprocess.Popen[str]


def test_a_term_stops_everything_in_good_order(two: Pair, serving: Process) -> None:
    first, _ = two

    code, said = first.stop(serving)

    assert code == 0
    assert said == f"Rajut melayani di http://localhost:{first.port}/  (berhenti: Ctrl-C)\n"
    assert first.is_gone()


def test_a_killed_main_process_leaves_nothing_behind(two: Pair, serving: Process) -> None:
    first, _ = two

    first.stop(serving, signal.SIGKILL)

    until(first.is_gone)


def test_a_taken_port_is_told_in_a_sentence(two: Pair, serving: Process) -> None:
    first, second = two

    told = Installation(second.home, port=first.port).run("serve")

    assert told.returncode == 3
    assert told.stderr == (
        f"rajut: Port {first.port} sudah dipakai program lain (mungkin Rajut lain). "
        f"Pilih yang lain: PORT={first.port + 1}.\n"
    )
    assert first.answers()


def test_a_killed_database_is_started_again(two: Pair, serving: Process) -> None:
    first, _ = two
    before = first.database_pid()
    assert before is not None

    os.kill(before, signal.SIGKILL)

    until(lambda: first.database_pid() not in {None, before})
    assert first.answers()


def test_two_installations_stand_side_by_side(two: Pair, serving: Process) -> None:
    first, second = two
    other = second.start("serve", "--workers", "1")
    until(second.answers)

    first.stop(serving)

    assert (first.answers(), second.answers()) == (False, True)
    assert second.stop(other)[0] == 0


def test_a_command_joins_the_running_server(two: Pair, serving: Process) -> None:
    first, _ = two
    before = first.database_pid()

    told = first.run("verify", "--json")

    assert (told.returncode, told.stdout) == (0, '{"events": 0, "streams": 0, "faults": []}\n')
    assert first.database_pid() == before


def test_a_folder_that_cannot_be_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    told = Installation(tmp_path / "file").run("migrate")

    assert told.returncode == 3
    assert told.stderr == f"rajut: {tmp_path / 'file'} bukan folder. Pilih tempat lain dengan RAJUT_HOME.\n"
