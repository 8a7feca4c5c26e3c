"""Maps of opportunities: who could work with whom, and how well partners fit."""

from collections.abc import Collection, Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.core.coalition.parties import Team
from rajut.foundation.regions import queries as regions
from rajut.foundation.regions.models import Region
from rajut.foundation.regions.pictures import OUTLINE_SOURCE
from rajut.steps.identify.models import Opportunity
from rajut.steps.identify.queries.opportunities import Places, Scope
from rajut.ui import pictures, words
from rajut.ui.pictures import Area, Dot, Ground, Key, Picture, Thread
from rajut.ui.pictures.maps.dots import Kind

MOST = 40  # threads beyond this make a ball of wool
SHADES = (5, 2, 4, 1, 3)  # of the groups in turn: neighbours in the list differ clearly
NAMED = 6  # letters in the legend beside one shade
FEW = 3  # provinces whose every boundary is drawn as the ground


def of_opportunities(rows: Sequence[Opportunity], *, place: Scope, among: Places) -> Picture | None:
    """The members of the opportunities shown, tied to each other; None where there are none."""
    shown = [row for row in rows if all(code in among for code in row.members)][:MOST]
    codes = list(dict.fromkeys(code for row in shown for code in row.members))
    if not codes:
        return None
    part = {code: sum(code in row.members for row in shown) for code in codes}
    dots = [
        _dot(among[code], kind="accent" if code == place.code else "strong", says=_taking_part(part[code]))
        for code in codes
    ]
    return pictures.dot_map(
        dots,
        outline=_ground(codes, among=among),
        threads=_threads(shown, codes, centre=place.code if place.is_one else ""),
        caption=_caption(len(codes), place),
        source=OUTLINE_SOURCE,
        keys=_keys(place),
    )


def of_members(codes: Collection[str], *, focus: str, among: Places) -> Picture | None:
    """The members of one opportunity."""
    known = [code for code in codes if code in among]
    if not known:
        return None
    dots = [
        _dot(among[code], kind="accent" if code == focus else "strong", says=among[code].get_kind_display())
        for code in known
    ]
    ties = [Thread(a, b) for a in range(len(dots)) for b in range(a + 1, len(dots))]
    return pictures.dot_map(
        dots,
        outline=_ground(known, among=among),
        threads=ties,
        caption=", ".join(among[code].short_name for code in known),
        source=OUTLINE_SOURCE,
    )


def of_partners(region: Region, scores: dict[str, float], *, among: Places) -> Picture | None:
    """How well each partner fits: shaded where boundaries were imported, else dots."""
    known = {code: score for code, score in scores.items() if code in among}
    if not known:
        return None
    caption = _("Seberapa cocok sebagai mitra %(name)s") % {"name": region.short_name}
    found = regions.surveyed([region.pk, *known])
    if found:
        areas = [Area(code, among[code].short_name, score, _page(code)) for code, score in known.items()]
        areas.append(Area(region.pk, region.short_name, None, _page(region.pk)))
        return pictures.choropleth(
            areas, shapes=found.ground, unit=_("skor"), caption=caption, source=OUTLINE_SOURCE
        )
    dots = [_dot(among[code], kind="strong", says=words.number(score, 2)) for code, score in known.items()]
    dots.append(_dot(region, kind="accent", says=""))
    ties = [Thread(len(known), number, score) for number, score in enumerate(known.values())]
    return pictures.dot_map(
        dots, outline=regions.outline(), threads=ties, caption=caption, source=OUTLINE_SOURCE
    )


def of_groups(groups: Sequence[tuple[str, Team]], alone: Collection[str], *, among: Places) -> Picture | None:
    """Who would work with whom: each group by its letter, its threads and a shade; the others in grey."""
    dots, ties = [_dot(among[code], kind="plain", says="") for code in alone], []
    for number, (letter, team) in enumerate(groups):
        first = len(dots)
        middle = _middle([among[code] for code in team.members])
        dots += [_in_group(among[code], letter, shade=SHADES[number % len(SHADES)]) for code in team.members]
        ties += [
            Thread(first + middle, first + other) for other in range(len(team.members)) if other != middle
        ]
    if not groups:
        return None
    return pictures.dot_map(
        dots,
        outline=_ground([code for _letter, team in groups for code in team.members], among=among),
        threads=ties,
        caption=_("Kelompok yang paling hemat bersama; hurufnya sama, garisnya menghubungkan anggotanya"),
        source=OUTLINE_SOURCE,
        keys=[Key(f"seq-{SHADES[n]}", _lettered(n, groups)) for n in range(min(len(groups), len(SHADES)))],
    )


def _lettered(number: int, groups: Sequence[tuple[str, Team]]) -> str:
    """The letters of the groups that have one shade; of many the first few."""
    letters = [letter for letter, _team in groups[number :: len(SHADES)]]
    return ", ".join(letters[:NAMED]) + (" …" if len(letters) > NAMED else "")


def _middle(members: Sequence[Region]) -> int:
    """Which member the others are nearest to."""
    return min(
        range(len(members)),
        key=lambda here: sum(
            (each.latitude - members[here].latitude) ** 2 + (each.longitude - members[here].longitude) ** 2
            for each in members
        ),
    )


def _in_group(region: Region, letter: str, *, shade: int) -> Dot:
    return Dot(
        f"{letter} · {region.short_name}",
        region.longitude,
        region.latitude,
        "strong",
        url=_page(region.pk),
        words=_("kelompok %(letter)s") % {"letter": letter},
        shade=shade,
    )


def _ground(codes: Collection[str], *, among: Places) -> Ground:
    """The imported boundaries of everything around the regions, else the country's outline."""
    provinces = {code[:2] for code in codes}
    if len(provinces) > FEW:
        return regions.outline()
    found = regions.surveyed([code for code in among if "." in code and code[:2] in provinces])
    return found.ground if found else regions.outline()


def _caption(count: int, place: Scope) -> str:
    if place.is_one and place.region:
        told = {"n": words.number(count - 1), "place": place.region.short_name}
        return (
            ngettext(
                "%(n)s daerah dapat bekerja sama dengan %(place)s",
                "%(n)s daerah dapat bekerja sama dengan %(place)s",
                count - 1,
            )
            % told
        )
    return _("%(n)s daerah ikut dalam peluang di halaman ini") % {"n": words.number(count)}


def _threads(shown: Iterable[Opportunity], codes: list[str], *, centre: str) -> list[Thread]:
    """One thread for each pair, as strong as its best opportunity; in a region's picture only its own."""
    best: dict[tuple[int, int], float] = {}
    for row in shown:
        members = sorted(codes.index(code) for code in row.members)
        pairs = [(a, b) for a in members for b in members if a < b]
        for pair in pairs:
            if centre and centre not in (codes[pair[0]], codes[pair[1]]):
                continue
            best[pair] = max(best.get(pair, 0.0), float(row.score))
    return [Thread(a, b, weight) for (a, b), weight in best.items()]


def _keys(place: Scope) -> list[Key]:
    own = [Key("accent", place.region.short_name)] if place.is_one and place.region else []
    return [*own, Key("dot", _("mitra") if own else _("daerah yang ikut serta"))]


def _taking_part(count: int) -> str:
    return ngettext("%(n)s peluang", "%(n)s peluang", count) % {"n": words.number(count)}


def _dot(region: Region, *, kind: Kind, says: str) -> Dot:
    return Dot(region.short_name, region.longitude, region.latitude, kind, url=_page(region.pk), words=says)


def _page(code: str) -> str:
    return f"{reverse('identify:opportunities')}?region={code}"
