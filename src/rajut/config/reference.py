"""The pages of docs/reference that are written from the code, and the check that they are fresh.

`python -m rajut.config.reference write` (= `make docs`) writes them, `… check` fails when one is stale.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from rajut.config import powers
from rajut.core.law.authority import AUTHORITY, HAT_WORDS, PART_WORDS, RANK_WORDS, Hat, Part, Rank
from rajut.core.law.lifecycle import Lifecycle, Move
from rajut.core.law.lifecycles import LIFECYCLES

if TYPE_CHECKING:
    from rajut.foundation.journal.records import Record

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "reference"
MADE = "<!-- Dibuat dari kode oleh `make docs`; jangan diubah di sini. -->"


def lifecycles() -> str:
    """Every record's states and moves, as a diagram and a table."""
    parts = ["# Daur hidup", MADE, "Keadaan setiap catatan, langkah yang mengubahnya, dan siapa yang boleh."]
    for each in LIFECYCLES:
        parts += [f"## {each.name}", f"```mermaid\n{each.diagram()}\n```", "\n".join(_moves(each))]
    return "\n\n".join(parts) + "\n"


def _moves(each: Lifecycle) -> Iterator[str]:
    yield "| Langkah | Nama | Dari | Ke | Oleh | Syarat | Tenggat |"
    yield "|---|---|---|---|---|---|---|"
    for move in each.moves:
        yield f"| {' | '.join(_row(each, move))} |"


def _row(each: Lifecycle, move: Move) -> tuple[str, ...]:
    origins = ", ".join(each.states[state] for state in each.states if state in move.origins)
    to = each.states.get(move.to, "(tetap)")
    hats = ", ".join(HAT_WORDS[hat] for hat in Hat if hat in move.by)
    checks = " ".join(test.refusal for test in move.checks) or "–"
    return move.label, f"`{move.name}`", origins, to, hats, checks, move.deadline or "–"


def permissions() -> str:
    """The whole matrix: which post of which part may make which move, and what holds beyond it."""
    parts = [
        "# Kewenangan",
        MADE,
        "Dibaca oleh auditor: jabatan apa, di instansi yang berkedudukan apa, boleh melakukan langkah mana.",
        "## Jabatan dan kedudukan",
        "\n".join(_hats()),
        _looking_on(),
    ]
    for each in LIFECYCLES:
        parts += [f"## {each.name}", powers.GIVEN.get(each.name, ""), "\n".join(_matrix(each))]
    parts += ["## Di luar daur hidup", "\n".join(_outside())]
    parts += ["## Yang juga diperiksa oleh tindakan", "\n".join(_refusals())]
    return "\n\n".join(part for part in parts if part) + "\n"


def _looking_on() -> str:
    """Which records go on when their collaboration is over."""
    names = (kind.lifecycle.name for kind in records() if getattr(kind, "outlives", False))
    return powers.LOOKING_ON % {"names": ", ".join(sorted(names))}


def records() -> "list[type[Record]]":
    """Return every kind of record that has a lifecycle."""
    import django

    django.setup()
    from django.apps import apps

    from rajut.foundation.journal.records import Record

    return [kind for kind in apps.get_models() if issubclass(kind, Record)]


def _outside() -> Iterator[str]:
    yield "| Perbuatan | Boleh dilakukan oleh |"
    yield "|---|---|"
    for deed, whom in powers.OUTSIDE:
        yield f"| {deed} | {whom} |"


def _refusals() -> Iterator[str]:
    yield "| Tindakan | Ditolak dengan |"
    yield "|---|---|"
    for name, said in powers.refusals():
        yield f"| `{name}` | {' '.join(said)} |"


def _hats() -> Iterator[str]:
    yield f"| Kedudukan | {' | '.join(RANK_WORDS[rank] for rank in Rank)} |"
    yield f"|---|{'---|' * len(Rank)}"
    for part in Part:
        cells = (_names(AUTHORITY[part, rank]) for rank in Rank)
        yield f"| {PART_WORDS[part]} | {' | '.join(cells)} |"


def _names(hats: frozenset[Hat]) -> str:
    return "; ".join(HAT_WORDS[hat] for hat in Hat if hat in hats and hat is not Hat.READER) or "baca"


def _matrix(each: Lifecycle) -> Iterator[str]:
    yield "| Langkah | Boleh dilakukan oleh | Syarat |"
    yield "|---|---|---|"
    yield f"| Memulai (`begin`) | {_allowed(each.begun_by)} | – |"
    for move in each.moves:
        checks = " ".join(test.refusal for test in move.checks) or "–"
        yield f"| {move.label} (`{move.name}`) | {_allowed(move.by)} | {checks} |"


def _allowed(hats: frozenset[Hat]) -> str:
    """Name the posts, part by part; hats that no post gives (the public, the system) name themselves."""
    given = [
        f"{PART_WORDS[part]}: {', '.join(RANK_WORDS[rank] for rank in ranks)}"
        for part in Part
        if (ranks := [rank for rank in Rank if AUTHORITY[part, rank] & hats])
    ]
    own = [HAT_WORDS[hat] for hat in (Hat.PUBLIC, Hat.SYSTEM) if hat in hats]
    return "; ".join([*given, *own])


def openapi() -> str:
    """The description of the API."""
    import django

    django.setup()
    from rajut.frontends.api.routes import api

    return json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), indent=1, ensure_ascii=False) + "\n"


def pages() -> dict[str, Callable[[], str]]:
    """Return the pages there are, by name."""
    found: dict[str, Callable[[], str]] = {"lifecycles.md": lifecycles, "permissions.md": permissions}
    if find_spec("rajut.frontends.api.routes"):
        found["openapi.json"] = openapi
    return found


def stale() -> list[str]:
    """Return the pages that say something else than the code."""
    return [
        name
        for name, write in pages().items()
        if not (FOLDER / name).exists() or (FOLDER / name).read_text() != write()
    ]


def main(wish: str) -> int:
    """Write or check; return the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rajut.config.settings")
    if wish == "write":
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, write in pages().items():
            (FOLDER / name).write_text(write())
        return 0
    for name in (found := stale()):
        print(f"docs/reference/{name} is stale: make docs")
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["write"], ["check"]):
        sys.exit("usage: python -m rajut.config.reference write|check")
    sys.exit(main(sys.argv[1]))
