"""What may not stand in the repository, and how files may not be called."""

import re
import tomllib

import pytest

from tests.house.rooms import ROOT, SRC, tracked

FORBIDDEN = {
    "utils",
    "helpers",
    "helper",
    "misc",
    "services",
    "service",
    "managers",
    "mixins",
    "signals",
    "common",
}
TEXTS = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".json", ".yml", ".yaml", ".po", ".sh", ""}
# Spelled in two halves, so that this file does not hold them itself.
FOREIGN = re.compile(
    "|".join(("files.python" + "hosted", "py" + "pi.org/simple", "/work" + "/", "/opt/" + "pypi"))
)
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def _texts() -> list[tuple[str, str]]:
    files = [path for path in tracked() if path.suffix in TEXTS and path.stat().st_size < 1_000_000]
    return [(path.relative_to(ROOT).as_posix(), path.read_text(errors="replace")) for path in files]


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    found = [path for path in SRC.rglob("*") if path.stem in FORBIDDEN and "__pycache__" not in path.parts]

    assert found == []


def test_no_file_names_a_registry_or_a_path_of_one_machine() -> None:
    found = [name for name, text in _texts() if FOREIGN.search(text)]

    assert found == []


def test_nothing_is_marked_unfinished() -> None:
    found = [
        name
        for name, text in _texts()
        if name.endswith((".py", ".html", ".css", ".js")) and UNFINISHED.search(text)
    ]

    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-spark.txt"])
def test_the_lock_files_name_no_place_and_hash_everything(name: str) -> None:
    text = (ROOT / name).read_text()

    packages = re.findall(r"^[a-z0-9][\w.-]*==.*$", text, re.MULTILINE)
    assert "://" not in text
    assert all(line.endswith("\\") for line in packages)


@pytest.mark.parametrize("extra", ["dev", "spark"])
def test_the_lock_files_hold_every_dependency(extra: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"][extra]]
    names = {re.split(r"[\[<>=~! ]", each, maxsplit=1)[0].lower() for each in wanted}

    locked = set(
        re.findall(r"^([a-z0-9][\w.-]*)==", (ROOT / f"requirements-{extra}.txt").read_text(), re.MULTILINE)
    )

    assert names - locked == set()


def test_a_silenced_warning_gives_its_reason() -> None:
    silenced = re.compile(
        r"#\s*(?:type: ignore\[[\w-]+\]|noqa: [A-Z]+\d+(?:, [A-Z]+\d+)*)(?P<rest>.*)$", re.MULTILINE
    )
    bare = re.compile(r"#\s*(?:type: ignore|noqa)\s*$", re.MULTILINE)

    found = [
        name
        for name, text in _texts()
        if name.endswith(".py")
        and (bare.search(text) or any(not match["rest"].strip() for match in silenced.finditer(text)))
    ]

    assert found == []
