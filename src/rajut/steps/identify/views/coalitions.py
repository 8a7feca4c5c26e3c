"""Who with whom: the groups of regions that would save most by providing a service together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from rajut.core.coalition.parties import PROVABLE, Answer, Changed, Provider, Team
from rajut.core.potential.records import Unsound
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.foundation.regions.models import Region
from rajut.steps.identify.forms.coalitions import Asking
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries import coalitions as queries
from rajut.steps.identify.queries.coalitions import AROUND, COUNTRY
from rajut.steps.identify.queries.opportunities import Places, places
from rajut.steps.identify.queries.telling import told
from rajut.steps.identify.views import maps
from rajut.steps.identify.views.opportunities import page_of
from rajut.steps.identify.views.signs import names, tabs
from rajut.ui import words
from rajut.ui.pages import page

if TYPE_CHECKING:
    from rajut.core.coalition.asking import Question

LEAVING = "keluar"


@dataclass(frozen=True, slots=True)
class Member:
    """One of a group, and the page that tells what changes if it leaves."""

    region: Region
    leaving: str


@dataclass(frozen=True, slots=True)
class Card:
    """One group as the page shows it."""

    letter: str
    team: Team
    members: tuple[Member, ...]
    url: str
    joint: str


def coalitions(request: Request) -> HttpResponse:
    """Show who would best provide a service with whom, and what changes if somebody leaves or joins."""
    if away := sign_in_first(request):
        return away
    among, services, borders = places(), queries.services(), queries.borders()
    asked = _asked(request, services, among)
    service, where = str(asked["layanan"]), str(asked["daerah"])
    known, codes = queries.costs(service), queries.inside(where, borders=borders, among=among)
    parties = queries.providers(known, codes, among=among)
    form = Asking(
        asked,
        services=[(each, _written(each)) for each in services],
        places=_places(where, request.actor.region_code, among),
        parties={each.code: each.name for each in parties},
        regions=among,
    )
    shown = {
        "tabs": tabs("coalitions"),
        "form": form,
        "services": services,
        "parties": parties,
        "missing": len(codes) - len(parties),
        "years": ", ".join(map(str, sorted(queries.years(known, parties)))),
        "example": any(known[each.code].example for each in parties),
        **_result(request, form, parties, borders, among),
    }
    return page(request, "identify/coalitions.html", shown, part="coalitions")


def _asked(request: Request, services: Sequence[str], among: Places) -> QueryDict:
    """The address with the first service and the own province where nothing was chosen."""
    asked = request.GET.copy()
    asked.setdefault("layanan", services[0] if services else "")
    home = request.actor.region_code[:2]
    asked.setdefault("daerah", f"{home}{AROUND}" if home in among else COUNTRY)
    return asked


def _places(where: str, own: str, among: Places) -> list[tuple[str, Any]]:
    """The country, the own and the chosen province with those beside it, and every province."""
    provinces = {each.pk: each.name for each in among.values() if each.kind == Region.Kind.PROVINCE}
    near = sorted({own[:2], where.removesuffix(AROUND)} & set(provinces))
    around = [
        (f"{code}{AROUND}", _("%(place)s dan sekitarnya") % {"place": among[code].short_name})
        for code in near
    ]
    return [(COUNTRY, _("Seluruh Indonesia")), *around, (_("Provinsi"), sorted(provinces.items()))]


def _written(service: str) -> str:
    text = service.replace("-", " ").replace("_", " ")
    return f"{text[:1].upper()}{text[1:]}"


def _result(
    request: Request, form: Asking, parties: Sequence[Provider], borders: queries.Borders, among: Places
) -> dict[str, Any]:
    """The answer; nothing where the question cannot be answered, and then the form says why."""
    if not form.is_valid() or len(parties) < 2:
        return {}
    # Imported here, so that only a page that reckons pays for numpy and the optimiser.
    from rajut.core.coalition.asking import answer, question

    try:
        asked = question(parties, borders.land, sea=borders.sea, rules=form.rules)
        found = answer(asked, exact=form.cleaned_data["buktikan"])
        change = _change(request, asked, found, among)
        joined = _joined(asked, found, among)
    except Unsound as error:
        form.add_error(None, spoken(told(error.sentence)))
        return {}
    joint = queries.joint_services(request.actor, service=form.cleaned_data["layanan"])
    return {
        "answer": found,
        "share": found.saving / found.cost if found.cost else 0,
        "cards": _cards(request, found, joint, among),
        "alone": _alone(asked, found, among),
        "crossing": any(team.crosses for team in found.teams),
        "better": words.percent(found.better, 1),
        "proof": _address(request, buktikan="on") if len(parties) <= PROVABLE else "",
        "map": maps.of_groups(_lettered(found), found.alone, among=among),
        "change": change,
        "joined": joined,
        "back": _address(request),
    }


def _address(request: Request, **more: str) -> str:
    """The address of this question, without what was asked about leaving."""
    query = request.GET.copy()
    query.pop(LEAVING, None)
    for name, value in more.items():
        query[name] = value
    return f"{reverse('identify:coalitions')}?{query.urlencode()}"


def _lettered(found: Answer) -> list[tuple[str, Team]]:
    return [(_letter(number), team) for number, team in enumerate(found.teams)]


def _letter(number: int) -> str:
    """A, B, … Z, AA, AB, …"""
    more, last = divmod(number, 26)
    return (_letter(more - 1) if more else "") + chr(ord("A") + last)


def _cards(request: Request, found: Answer, joint: dict[frozenset[str], str], among: Places) -> list[Card]:
    return [
        Card(
            letter,
            team,
            tuple(
                Member(among[code], f"{_address(request, **{LEAVING: code})}#bila") for code in team.members
            ),
            page_of(team.members[0]),
            joint.get(frozenset(team.members), ""),
        )
        for letter, team in _lettered(found)
    ]


def _alone(asked: "Question", found: Answer, among: Places) -> list[tuple[str, str]]:
    """Who stays alone, by why."""
    out = [code for code in found.alone if code in asked.rules.without]
    cornered = [code for code in found.alone if code in asked.cornered and code not in out]
    others = [code for code in found.alone if code not in out and code not in cornered]
    rows = (
        (_("Diminta tidak ikut"), out),
        (_("Tidak bertetangga, menurut aturan ini, dengan daerah lain yang ikut"), cornered),
        (_("Tidak ada kelompok yang lebih hemat bersamanya"), others),
    )
    return [(why, names(codes, among=among)) for why, codes in rows if codes]


def _change(request: Request, asked: "Question", found: Answer, among: Places) -> dict[str, str] | None:
    """What changes if the region in the address leaves; None where none is named."""
    from rajut.core.coalition.asking import changed

    code = request.GET.get(LEAVING, "")
    if not code:
        return None
    name = names([code], among=among)
    if not any(code in team.members for team in found.teams):
        return {"name": name, "words": _("%(name)s tidak ada dalam kelompok mana pun.") % {"name": name}}
    change = changed(asked, found, leave=[code])
    head = _("Tanpa %(name)s, hematnya berkurang %(less)s setahun.")
    if change.difference >= 0:
        head = _("Tanpa %(name)s, hematnya tidak berkurang.")
    said = head % {"name": name, "less": _money(-change.difference)}
    return {"name": name, "words": " ".join((said, *_told(change, among)))}


def _joined(asked: "Question", found: Answer, among: Places) -> str:
    """What it costs, or brings, that two are asked to be together; empty where none are."""
    from rajut.core.coalition.asking import answer

    if not asked.rules.together:
        return ""
    free = answer(replace(asked, rules=replace(asked.rules, together=())))
    a, b = (names([code], among=among) for code in asked.rules.together[0])
    less = free.saving - found.saving
    if less <= 0:
        return _("Bila %(a)s bergabung dengan %(b)s, hematnya tidak berkurang.") % {"a": a, "b": b}
    told = {"a": a, "b": b, "less": _money(less)}
    return _("Bila %(a)s bergabung dengan %(b)s, hematnya berkurang %(less)s setahun.") % told


def _money(value: float) -> str:
    """An amount within a sentence, which holds no HTML."""
    return strip_tags(words.rupiah(value))


def _told(change: Changed, among: Places) -> list[str]:
    """Who stays together, who comes together anew, and who is alone then."""
    before = [set(team.members) for team in change.ended]
    said = []
    for team in change.formed:
        same = any(set(team.members) <= each for each in before)
        text = _("%(names)s tetap bersama.") if same else _("%(names)s menjadi satu kelompok.")
        said.append(text % {"names": _listed(team.members, among)})
    if change.alone:
        said.append(_("Sendiri: %(names)s.") % {"names": names(change.alone, among=among)})
    return said


def _listed(codes: Sequence[str], among: Places) -> str:
    *most, last = (names([code], among=among) for code in codes)
    return _("%(most)s dan %(last)s") % {"most": ", ".join(most), "last": last} if most else last
