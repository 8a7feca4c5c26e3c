"""What the command `share` reads, divides and says: one joint cost by every rule, each with its stability."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np

from rajut.config.figures import LINE, SHOWN
from rajut.config.trouble import FOUND, Trouble
from rajut.config.words import tell
from rajut.core.coalition.game import Amounts, Game, tabled
from rajut.core.coalition.rules import MEASURED, NAMES
from rajut.core.coalition.sharing import Division, Sharing, sharing
from rajut.core.potential.records import Sentence, Unsound
from rajut.core.words import say
from rajut.foundation.regions.importing import coalitions
from rajut.foundation.regions.importing.problems import Problem, Problems, Unreadable
from rajut.foundation.regions.importing.reading import Source, table
from rajut.foundation.regions.importing.sheet import Sheet

REASON = say("%(file)s: %(reason)s")
LACKS = say("%(file)s: kolom %(columns)s tidak ada.")
MISTAKES = say("%(file)s: %(count)s kesalahan; tidak ada yang dihitung.")
NO_MEASURE = say("%(file)s: tidak ada ukuran untuk %(player)s.")
STRANGER = say("%(file)s: %(player)s bukan salah satu pihak dalam tabel biaya.")
ALONE, TOTAL = say("Sendiri"), say("Jumlah")


def share(costs: Path, *, measures: Path | None, as_json: bool) -> int:
    """Divide the joint cost of a table of coalitions; return the exit code (1: no division holds)."""
    try:
        game = tabled(_costs(costs))
        found = sharing(game, measures=_measures(measures, game) if measures else None)
    except Unsound as error:
        raise Trouble(REASON, code=FOUND, file=costs, reason=_told(error.sentence)) from error
    if as_json:
        click.echo(json.dumps(_summary(found), ensure_ascii=False))
    else:
        _print(found)
    return FOUND if found.core_is_empty else 0


def _costs(file: Path) -> dict[frozenset[str], float]:
    problems = Problems()
    found = coalitions.costs(_sheet(file, coalitions.COLUMNS, problems))
    _refuse(file, problems)
    return {each: float(cost) for each, cost in found.items()}


def _measures(file: Path, game: Game) -> Mapping[str, Amounts]:
    problems = Problems()
    sheet = _sheet(file, ("player",), problems)
    players = sheet.texts("player", most=200)
    sheet.once(players)
    known = dict.fromkeys(name for names in MEASURED.values() for name in names)
    given = {name: sheet.numbers(name, low=0) for name in known if sheet.has(name)}
    _refuse(file, problems)
    place = {player: row for row, player in enumerate(players)}
    for player in (*game.players, *players):
        if player not in place:
            raise Trouble(NO_MEASURE, code=FOUND, file=file, player=player)
        if player not in game.players:
            raise Trouble(STRANGER, code=FOUND, file=file, player=player)
    return {
        name: np.array([float(column[place[player]] or 0) for player in game.players])
        for name, column in given.items()
    }


def _sheet(file: Path, columns: Sequence[str], problems: Problems) -> Sheet:
    try:
        sheet = Sheet(table(Source(file), problems=problems), problems=problems)
    except Unreadable as error:
        raise Trouble(REASON, code=FOUND, file=file, reason=error) from error
    missing = [name for name in columns if not sheet.has(name)]
    if missing:
        raise Trouble(LACKS, code=FOUND, file=file, columns=", ".join(missing))
    return sheet


def _refuse(file: Path, problems: Problems) -> None:
    if problems:
        lines = [tell(LINE, **_words(problem)) for problem in list(problems)[:SHOWN]]
        reason = "\n".join((tell(MISTAKES, file=file, count=problems.total), *lines))
        raise Trouble("%(reason)s", code=FOUND, reason=reason)


def _words(problem: Problem) -> dict[str, object]:
    return {"row": problem.row, "column": problem.column or "-", "text": problem.text}


def _summary(found: Sharing) -> dict[str, Any]:
    return {
        "players": found.players,
        "alone": found.alone,
        "total": found.total,
        "saved": found.saved,
        "core_is_empty": found.core_is_empty,
        "told": [_told(each) for each in found.told],
        "divisions": [_one(division, found.players) for division in found.divisions],
    }


def _one(division: Division, players: Sequence[str]) -> dict[str, Any]:
    held = division.stability
    return {
        "rule": division.rule,
        "name": tell(NAMES[division.rule]),
        "shares": dict(zip(players, division.shares, strict=True)),
        "in_core": held.in_core,
        "max_excess": held.max_excess,
        "worst": held.worst,
        "broken": held.broken,
        "told": _told(held.told),
    }


def _print(found: Sharing) -> None:
    heads = [tell(ALONE), *(str(each.rule) for each in found.divisions)]
    columns = [found.alone, *(each.shares for each in found.divisions)]
    name = max(len(player) for player in (*found.players, tell(TOTAL)))
    click.echo(" " * name + "".join(f"{head:>13}" for head in heads))
    for row, player in enumerate(found.players):
        click.echo(f"{player:<{name}}" + "".join(f"{column[row]:>13,.2f}" for column in columns))
    click.echo(f"{tell(TOTAL):<{name}}" + "".join(f"{sum(column):>13,.2f}" for column in columns))
    click.echo()
    for sentence in found.told:
        click.echo(_told(sentence))
    for each in found.divisions:
        click.echo(f"{tell(NAMES[each.rule])} ({each.rule}): {_told(each.stability.told)}")


def _told(sentence: Sentence) -> str:
    return sentence.text(tell)
