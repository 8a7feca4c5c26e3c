"""The command: quick to help, plain about mistakes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from rajut.config.cli import group
from rajut.config.cli_find import DOMAINS, find
from rajut.core.potential.domains import FINDERS
from tests.installation import ROOT, Installation

COMMANDS = sorted(group.commands)
SOUGHT = sorted(find.commands)
UNREACHABLE = {"RAJUT_DATABASE_URL": "postgresql://nobody@localhost:1/none"}


def test_the_commands_are_these() -> None:
    assert COMMANDS == [
        "backup",
        "demo",
        "doctor",
        "find",
        "import",
        "invite",
        "migrate",
        "prepare",
        "restore",
        "serve",
        "share",
        "verify",
        "work",
    ]


@pytest.mark.parametrize("words", [*((each,) for each in COMMANDS), *(("find", each) for each in SOUGHT)])
def test_every_command_and_option_says_what_it_does(words: tuple[str, ...]) -> None:
    told = CliRunner().invoke(group, [*words, "--help"])

    assert told.exit_code == 0
    command = (find if len(words) > 1 else group).commands[words[-1]]
    assert command.help
    options = [each for each in command.params if each.param_type_name == "option"]
    assert [each.name for each in options if not getattr(each, "help", None)] == []


def test_the_list_of_what_can_be_sought_is_not_cut_short() -> None:
    told = CliRunner().invoke(group, ["find", "--help"])

    lines = told.output.splitlines()[-len(SOUGHT) :]
    assert sorted(line.split()[0] for line in lines) == SOUGHT
    assert [line for line in lines if line.endswith("...")] == []


def test_help_needs_no_django() -> None:
    told = (
        "import sys\nfrom rajut.config.cli import group\ngroup(['--help'], standalone_mode=False)\n"
        "sys.exit('django' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == 0


def test_a_wrong_word_ends_in_2(tmp_path: Path) -> None:
    assert Installation(tmp_path).run("dance").returncode == 2


@pytest.mark.parametrize("words", [("migrate",), ("verify",), ("backup", "x")])
def test_an_unreachable_server_ends_in_3_with_a_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    told = Installation(tmp_path, given=UNREACHABLE).run(*words)

    assert (told.returncode, told.stdout) == (3, "")
    assert told.stderr.startswith("rajut: Server basis data di RAJUT_DATABASE_URL tidak menjawab: ")
    assert told.stderr.count("\n") == 1


def test_the_doctor_names_an_unreachable_server_for_programs(tmp_path: Path) -> None:
    told = Installation(tmp_path, given=UNREACHABLE).run("doctor", "--json")

    answer = json.loads(told.stdout)
    assert told.returncode == 1
    assert answer["sound"] is False
    assert [each["name"] for each in answer["findings"] if each["state"] == "wrong"] == ["server"]


@pytest.mark.parametrize("port", ["0", "70000", "http", "-1"])
def test_an_impossible_port_is_told_in_a_sentence(tmp_path: Path, port: str) -> None:
    told = Installation(tmp_path, given={"PORT": port}).run("serve")

    assert told.returncode == 3
    assert told.stderr == f"rajut: PORT harus bilangan antara 1 dan 65535, bukan “{port}”.\n"


def test_the_command_names_the_domains_that_have_a_finder() -> None:
    assert tuple(finder.domain for finder in FINDERS) == tuple(DOMAINS)
