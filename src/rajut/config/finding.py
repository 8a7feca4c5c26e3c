"""What the command `find` asks: the best partners of a region, and a search for potential."""

import dataclasses
import json
from collections.abc import Sequence
from typing import Any

import click
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from rajut.config.terminal import UNKNOWN_REGION
from rajut.config.trouble import FOUND, MISUSED, Trouble
from rajut.config.words import tell
from rajut.core.potential.panel import Panel
from rajut.core.potential.partner_records import PartnerRank
from rajut.core.potential.records import indonesian
from rajut.core.potential.search import UnknownRegion
from rajut.core.potential.search import partners as rank
from rajut.core.words import say
from rajut.foundation.people.actor import SYSTEM_ACTOR
from rajut.foundation.people.sight import as_system
from rajut.steps.identify.actions import conducting, searching
from rajut.steps.identify.models import FinderRun, NameSplit
from rajut.steps.identify.queries import ground, naming

NO_SUBJECT = say("Tidak ada indikator dalam urusan %(domain)s. Yang ada: %(known)s.")
NOTHING = say("belum ada; impor indikator dahulu")
NO_PARTNER = say("Tidak ada daerah lain dalam jangkauan %(region)s.")
ONE_OR_ALL = say("Sebut satu daerah (--region KODE) atau seluruhnya (--all).")
SEARCHED = say(
    "%(where)s: %(found)s peluang dari %(figures)s angka dan %(declared)s pernyataan, %(seconds)s detik."
)
EXPOSED = say(
    "%(count)s daerah tidak ada dalam satu pun dari %(lists)s daftar %(top)s mitra terbaik. "
    "Ketimpangan kemunculan (Gini): %(gini)s; 0 berarti semua sama sering."
)
MAY_BE_SEVERAL = say("%(name)s → %(part)s: %(packages)s paket, Rp %(money)s. %(reasons)s Frasa: %(phrases)s")
MAY_BE_ONE = say("%(other)s → %(kept)s: %(packages)s paket bersama, Rp %(money)s ikut pindah")
NO_PAIR = say("Tidak ada usulan; usulan dihitung pada pencarian seluruh Indonesia (find run --all).")
SAID = "%(reason)s"
COUNTRY = say("Seluruh Indonesia")
HEADS = ("#", say("Skor"), say("Kode"), say("Daerah"), "km", say("Alasan utama"))


def partners(
    region: str, *, domain: str | None, top: int, unchosen_first: bool = False, as_json: bool
) -> int:
    """Rank the partners of a region on the figures there are; return the exit code."""
    with transaction.atomic(), as_system():
        panel = ground.panel()
    _known_domain(panel, domain)
    try:
        found = rank(panel, region, domain=domain, top=top, unchosen_first=unchosen_first)
    except UnknownRegion as error:
        raise Trouble(UNKNOWN_REGION, code=MISUSED, region=region) from error
    if as_json:
        _as_json([dataclasses.asdict(each) for each in found])
    elif found:
        _table(found)
    else:
        click.echo(tell(NO_PARTNER, region=region))
    return 0


def unchosen(*, domain: str | None, top: int, as_json: bool) -> int:
    """Tell which regions stand in nobody's list of partners; return the exit code."""
    from rajut.core.potential.exposure import exposure
    from rajut.core.potential.survey import survey

    with transaction.atomic(), as_system():
        panel = ground.panel()
    _known_domain(panel, domain)
    seen = exposure(survey(panel), domain=domain, top=top)
    names = {place.code: place.name for place in panel.places}
    if as_json:
        _as_json({**dataclasses.asdict(seen), "unchosen": seen.unchosen})
        return 0
    click.echo(tell(EXPOSED, count=len(seen.unchosen), lists=seen.lists, top=top, gini=indonesian(seen.gini)))
    for code in seen.unchosen:
        click.echo(f"{code}  {names[code]}")
    return 0


def names(*, top: int, merges: bool, splits: bool, as_json: bool) -> int:
    """Tell which names may be one and which several things, the most money first; return the exit code.

    Of both kinds `top` are told, unless only one is asked for.
    """
    both = merges == splits
    with transaction.atomic(), as_system():
        pairs = naming.proposals(SYSTEM_ACTOR, most=top) if both or merges else []
        parts = list(naming.splits(SYSTEM_ACTOR)[:top]) if both or splits else []
    if as_json:
        _as_json([*map(_pair, pairs), *map(_part, parts)])
        return 0
    for pair in pairs:
        told = _pair(pair) | {"money": indonesian(pair.proposal.money), "packages": pair.packages}
        click.echo(tell(MAY_BE_ONE, **told))
    for part in parts:
        said = {"reasons": " ".join(part.reasons), "phrases": " | ".join(part.phrases)}
        click.echo(tell(MAY_BE_SEVERAL, **_part(part) | said | {"money": indonesian(part.money)}))
    if not pairs and not parts:
        click.echo(tell(NO_PAIR))
    return 0


def _pair(each: naming.Pair) -> dict[str, Any]:
    """One proposal as a program reads it: money in rupiah."""
    row = each.proposal
    return {
        "kind": "merge",
        "kept": row.kept,
        "other": row.other,
        "alike": row.alike,
        "money": row.money,
        "packages": each.packages,
    }


def _part(row: NameSplit) -> dict[str, Any]:
    """One part of a name as a program reads it: money in rupiah."""
    return {
        "kind": "split",
        "name": row.name,
        "part": row.part,
        "phrases": row.phrases,
        "money": row.money,
        "packages": row.packages,
        "governments": row.governments,
        "reasons": row.reasons,
        "examples": row.examples,
    }


def run(region: str | None, *, whole: bool, as_json: bool) -> int:
    """Search one region, or the whole country, and keep what was found; return the exit code."""
    if whole == bool(region):
        raise Trouble(ONE_OR_ALL, code=MISUSED)
    try:
        done = _all() if whole else _one(region or "")
    except UnknownRegion as error:
        raise Trouble(UNKNOWN_REGION, code=MISUSED, region=region or "") from error
    told = {
        "where": done.focus or tell(COUNTRY),
        "state": done.state,
        "found": done.found,
        "figures": done.figures,
        "declared": done.declared,
        "seconds": done.milliseconds / 1000,
        "input_hash": done.input_hash,
    }
    if as_json:
        _as_json(told)
    else:
        click.echo(tell(SEARCHED, **told))
    return 0 if done.state == FinderRun.State.DONE else FOUND


def _one(region: str) -> FinderRun:
    with transaction.atomic(), as_system():
        return searching.search(focus=region, actor=SYSTEM_ACTOR, at=timezone.now())


def _all() -> FinderRun:
    try:
        with transaction.atomic(), as_system():
            ordered = searching.order(actor=SYSTEM_ACTOR, at=timezone.now())
    except ValidationError as error:
        raise Trouble(SAID, code=FOUND, reason=" ".join(error.messages)) from error
    conducting.conduct(ordered.pk, clock=timezone.now)
    with transaction.atomic(), as_system():
        ordered.refresh_from_db()
    return ordered


def _known_domain(panel: Panel, domain: str | None) -> None:
    """Raise Trouble for an affair of which no indicator is known: every answer would be empty."""
    known = sorted({indicator.domain for indicator in panel.indicators if indicator.domain})
    if domain is not None and domain not in known:
        raise Trouble(NO_SUBJECT, code=MISUSED, domain=domain, known=", ".join(known) or tell(NOTHING))


def _table(found: Sequence[PartnerRank]) -> None:
    rows = [tuple(tell(head) if len(head) > 2 else head for head in HEADS)]
    rows += [_line(number, each) for number, each in enumerate(found, 1)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS) - 1)]
    for row in rows:
        told = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
        click.echo("  ".join((*told, row[-1])).rstrip())


def _line(number: int, each: PartnerRank) -> tuple[str, ...]:
    km = "–" if each.kilometres is None else f"{each.kilometres:.0f}"
    reason = next((sentence.text(tell) for sentence in each.reasons), "")
    return str(number), f"{each.score:.3f}", each.region, each.name, km, reason


def _as_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, default=str))
