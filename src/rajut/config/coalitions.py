"""What `find coalitions` answers: who would best provide a service with whom, as the page asks it."""

import dataclasses
import json
from typing import TYPE_CHECKING

import click
from django.db import transaction

from rajut.config.terminal import UNKNOWN_REGION
from rajut.config.trouble import FOUND, MISUSED, Trouble
from rajut.config.words import tell
from rajut.core.coalition.assumed import assumed, usual
from rajut.core.coalition.parties import NEARBY, Answer, Contact, Provider
from rajut.core.potential.records import Unsound, indonesian
from rajut.core.words import say
from rajut.foundation.people.sight import as_system
from rajut.steps.identify.queries import coalitions as queries
from rajut.steps.identify.queries.opportunities import places

if TYPE_CHECKING:
    from rajut.core.coalition.asking import Question

NO_SERVICE = say("Sebut layanannya (--service). Yang punya angka biaya: %(known)s.")
NOTHING = say("belum ada; impor angka layanan dahulu")
NO_GROUP = say("Tidak ada gabungan yang menghemat di antara %(count)s daerah.")
LINE = say("Rp %(saving)s setahun (%(share)s persen): %(members)s")
CROSSES = say("tanpa batas darat; biaya kapal belum dihitung")
ALL = say("Bersama Rp %(saving)s setahun; sendiri: %(alone)s.")
PROVEN = say("Terbukti: tidak ada pembagian lain yang lebih hemat.")
ASSUMED = say("Andaian %(label)s: %(value)s. %(source)s")
BETTER = say("Pembagian lain bisa lebih hemat, paling banyak %(share)s persen (--exact membuktikan).")
MANY = 30_000_000  # groups: the command may wait, and take the memory that it needs


@dataclasses.dataclass(frozen=True, slots=True)
class Ruled:
    """Who may be with whom, as the command was asked."""

    contact: Contact = Contact.SEA
    within: float = NEARBY
    one_area: bool = False
    obligatory: bool = False


def find(
    service: str | None,
    *,
    region: str | None,
    largest: int,
    exact: bool,
    as_json: bool,
    ruled: Ruled | None = None,
) -> int:
    """Print the groups that save most (in one province, or the country); return the exit code."""
    # Imported here, so that only a command that reckons pays for numpy and the optimiser.
    from rajut.core.coalition.asking import answer, question

    parties, borders = _asked(service, region)
    try:
        usually = usual(service or "", largest=largest)
        rules = dataclasses.replace(usually, **dataclasses.asdict(ruled or Ruled()))
        asked = question(parties, borders.land, sea=borders.sea, rules=rules, most=MANY)
        found = answer(asked, exact=exact)
    except Unsound as error:
        raise Trouble("%(why)s", code=MISUSED, why=error.sentence.text(tell)) from error
    if as_json:
        click.echo(json.dumps(_told(found, service or ""), ensure_ascii=False))
    else:
        _print(asked, found)
        _print_assumed(service or "")
    return 0 if found.teams else FOUND


def _asked(service: str | None, region: str | None) -> tuple[tuple[Provider, ...], queries.Borders]:
    """What is known of the service in the region, as the page asks it; Trouble where it is nothing."""
    with transaction.atomic(), as_system():
        among, services, borders = places(), queries.services(), queries.borders()
        if service not in services:
            raise Trouble(NO_SERVICE, code=MISUSED, known=", ".join(services) or tell(NOTHING))
        if region is not None and region not in among:
            raise Trouble(UNKNOWN_REGION, code=MISUSED, region=region)
        where = queries.COUNTRY if region is None else region[:2]
        codes = queries.inside(where, borders=borders, among=among)
        return queries.providers(queries.costs(service), codes, among=among), borders


def _told(found: Answer, service: str) -> dict[str, object]:
    """The answer as a program reads it: money in rupiah a year, regions by code, and what was assumed."""
    rows = [
        {"name": each.name, "value": each.mid, "source": each.source.text(tell)} for each in assumed(service)
    ]
    return {**dataclasses.asdict(found), "better": found.better, "assumed": rows}


def _print_assumed(service: str) -> None:
    for each in assumed(service):
        value = indonesian(each.mid)
        click.echo(tell(ASSUMED, label=tell(each.label), value=value, source=each.source.text(tell)))


def _print(asked: "Question", found: Answer) -> None:
    names = {each.code: each.name for each in asked.providers}
    if not found.teams:
        click.echo(tell(NO_GROUP, count=len(names)))
        return
    for team in found.teams:
        saving, share = indonesian(round(team.saving)), indonesian(round(100 * team.share, 1))
        members = ", ".join(names[code] for code in team.members)
        members += f" ({tell(CROSSES)})" if team.crosses else ""
        click.echo(tell(LINE, saving=saving, share=share, members=members))
    alone = ", ".join(names[code] for code in found.alone) or "-"
    click.echo(tell(ALL, saving=indonesian(round(found.saving)), alone=alone))
    click.echo(tell(PROVEN) if found.proven else tell(BETTER, share=indonesian(round(100 * found.better, 1))))
