"""What the command `import` asks of the places, and how it says it."""

import dataclasses
import getpass
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from django.db import transaction
from django.utils import timezone

from rajut.config.trouble import FOUND, MISUSED, Trouble
from rajut.config.words import tell
from rajut.core.words import say
from rajut.foundation.people.sight import as_system
from rajut.foundation.regions import actions
from rajut.foundation.regions.asking import operator
from rajut.foundation.regions.importing.checking import Asked, Checked
from rajut.foundation.regions.importing.kinds import BOUNDARIES, LABELS, kind_named
from rajut.foundation.regions.importing.kinds.kind import Kind
from rajut.foundation.regions.importing.matching import Match, remember
from rajut.foundation.regions.importing.problems import Unreadable
from rajut.foundation.regions.importing.reading import heading

MISTAKES = say("%(file)s: %(count)s kesalahan; tidak ada yang dimuat.")
LINE = say("  baris %(row)s, kolom %(column)s: %(text)s")
NOTE = say("  catatan: %(note)s")
MORE = say("  … dan %(count)s lagi")
SOUND = say("%(file)s: %(rows)s baris baik.")
LOADED = say("%(file)s: %(rows)s baris dimuat.")
NO_KIND = say("Jenis data “%(kind)s” tidak dikenal. Pilih salah satu: %(kinds)s.")
NO_COLUMN = say("“%(pair)s” bukan KOLOM=JUDUL. Kolom yang ada: %(columns)s.")
SHOWN = 50


def take_in(
    files: Sequence[Path], *, check: bool, kind: str | None, pairs: Sequence[str], as_json: bool
) -> int:
    """Check every file, then load all of them, or none when any has a mistake; return the exit code.

    `pairs` are columns and the headings that hold them ("pagu=Nilai Pagu"), for a file of `kind`.
    """
    answers, asked = [], _asked(kind, pairs)
    with transaction.atomic(), as_system():
        for file in files:
            checked = _checked(file, asked)
            answers.append(_summary(checked))
            if checked.sound and not check:
                _load(checked, asked)
            if not as_json:
                _tell_checked(checked, loaded=not check)
        sound = all(answer["sound"] for answer in answers)
        if not sound:
            transaction.set_rollback(True)
    if as_json:
        _as_json({"loaded": sound and not check, "files": answers})
    return 0 if sound else FOUND


def _asked(kind: str | None, pairs: Sequence[str]) -> Asked:
    """What was asked for, or Trouble where no such kind or column is known."""
    if kind is None and not pairs:
        return Asked()
    if kind is None or kind not in LABELS or (pairs and kind == BOUNDARIES):
        raise Trouble(NO_KIND, code=MISUSED, kind=kind or "–", kinds=", ".join(LABELS))
    columns = dict(_pair(kind_named(kind), pair) for pair in pairs) if pairs else {}
    return Asked(kind=kind, match=Match(kind, columns) if columns else None)


def _pair(kind: Kind, pair: str) -> tuple[str, str]:
    """The column by its own name or by another, and the heading that holds it."""
    name, _equals, written = pair.partition("=")
    column = kind.columns_of([heading(name)]).get(heading(name))
    if column is None or not heading(written):
        names = ", ".join(column.name for column in kind.columns)
        raise Trouble(NO_COLUMN, code=MISUSED, pair=pair, columns=names)
    return column, heading(written)


def _load(checked: Checked, asked: Asked) -> None:
    """Write a sound file, and keep how its columns were matched."""
    actor, at = operator(getpass.getuser()), timezone.now()
    actions.apply(checked, actor=actor, at=at)
    if asked.match is not None:
        remember(asked.match, written=checked.headings, actor=actor, at=at)


def _checked(file: Path, asked: Asked) -> Checked:
    try:
        return actions.check(file, asked=asked)
    except Unreadable as error:
        raise Trouble(say("%(file)s: %(reason)s"), code=FOUND, file=file, reason=error) from error


def _summary(checked: Checked) -> dict[str, Any]:
    return {
        "file": checked.name,
        "kind": checked.kind,
        "sha256": checked.sha256,
        "rows": checked.rows,
        "sound": checked.sound,
        "notes": list(checked.notes),
        "problems_total": checked.problems_total,
        "problems": [dataclasses.asdict(problem) for problem in checked.problems],
        "changes": [dataclasses.asdict(change) for change in checked.changes],
    }


def _tell_checked(checked: Checked, *, loaded: bool) -> None:
    if checked.sound:
        click.echo(tell(LOADED if loaded else SOUND, file=checked.name, rows=checked.rows))
    else:
        _tell_mistakes(checked)
    for note in checked.notes:
        click.echo(tell(NOTE, note=note))


def _tell_mistakes(checked: Checked) -> None:
    click.echo(tell(MISTAKES, file=checked.name, count=checked.problems_total))
    for problem in checked.problems[:SHOWN]:
        click.echo(tell(LINE, row=problem.row, column=problem.column, text=problem.text))
    if checked.problems_total > SHOWN:
        click.echo(tell(MORE, count=checked.problems_total - SHOWN))


def _as_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, default=str))
