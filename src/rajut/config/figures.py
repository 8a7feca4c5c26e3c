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

from rajut.config.trouble import FOUND, Trouble
from rajut.config.words import tell
from rajut.core.words import say
from rajut.foundation.people.sight import as_system
from rajut.foundation.regions import actions
from rajut.foundation.regions.asking import operator
from rajut.foundation.regions.importing.checking import Checked
from rajut.foundation.regions.importing.problems import Unreadable

MISTAKES = say("%(file)s: %(count)s kesalahan; tidak ada yang dimuat.")
LINE = say("  baris %(row)s, kolom %(column)s: %(text)s")
MORE = say("  … dan %(count)s lagi")
SOUND = say("%(file)s: %(rows)s baris baik.")
LOADED = say("%(file)s: %(rows)s baris dimuat.")
SHOWN = 50


def take_in(files: Sequence[Path], *, check: bool, as_json: bool) -> int:
    """Check every file, then load all of them, or none when any has a mistake; return the exit code."""
    answers = []
    with transaction.atomic(), as_system():
        for file in files:
            checked = _checked(file)
            answers.append(_summary(checked))
            if checked.sound and not check:
                actions.apply(checked, actor=operator(getpass.getuser()), at=timezone.now())
            if not as_json:
                _tell_checked(checked, loaded=not check)
        sound = all(answer["sound"] for answer in answers)
        if not sound:
            transaction.set_rollback(True)
    if as_json:
        _as_json({"loaded": sound and not check, "files": answers})
    return 0 if sound else FOUND


def _checked(file: Path) -> Checked:
    try:
        return actions.check(file)
    except Unreadable as error:
        raise Trouble(say("%(file)s: %(reason)s"), code=FOUND, file=file, reason=error) from error


def _summary(checked: Checked) -> dict[str, Any]:
    return {
        "file": checked.name,
        "kind": checked.kind,
        "sha256": checked.sha256,
        "rows": checked.rows,
        "sound": checked.sound,
        "problems_total": checked.problems_total,
        "problems": [dataclasses.asdict(problem) for problem in checked.problems],
        "changes": [dataclasses.asdict(change) for change in checked.changes],
    }


def _tell_checked(checked: Checked, *, loaded: bool) -> None:
    if checked.sound:
        click.echo(tell(LOADED if loaded else SOUND, file=checked.name, rows=checked.rows))
        return
    click.echo(tell(MISTAKES, file=checked.name, count=checked.problems_total))
    for problem in checked.problems[:SHOWN]:
        click.echo(tell(LINE, row=problem.row, column=problem.column, text=problem.text))
    if checked.problems_total > SHOWN:
        click.echo(tell(MORE, count=checked.problems_total - SHOWN))


def _as_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, default=str))
