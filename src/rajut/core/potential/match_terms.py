"""The six arguments about a need and an offer, each with its term."""

from rajut.core.potential import periods
from rajut.core.potential.geography import Geography
from rajut.core.potential.panel import Declared
from rajut.core.potential.text import likeness
from rajut.core.potential.units import convert
from rajut.core.potential.weights import (
    BUDGET,
    COVER,
    MATCH_NEAR,
    SIMILAR,
    SUBJECT,
    TIME,
    TITLE,
    Argument,
    argue,
)
from rajut.core.words import say

ONE_SUBJECT = say("Bidang dan urusannya sama (%(points)s dari %(weight)s).")
PART_SUBJECT = say("Hanya bidang atau urusannya yang sama (%(points)s dari %(weight)s).")
LIKE = say("Judul keduanya mirip (%(points)s dari %(weight)s).")
UNLIKE = say('Judul keduanya sedikit bersamaan: "%(a)s" dan "%(b)s" (%(points)s dari %(weight)s).')
COVERED = say(
    "Penawaran %(offer)s %(unit)s memenuhi %(share)s persen kebutuhan %(need)s %(unit)s "
    "(%(points)s dari %(weight)s)."
)
NO_QUANTITY = say("Jumlah salah satunya tidak disebutkan, dihitung setengah (%(points)s dari %(weight)s).")
IN_TIME = say("Penawaran mencakup %(share)s persen masa kebutuhan (%(points)s dari %(weight)s).")
NO_TIME = say("Masa kebutuhan tidak lengkap, dihitung setengah (%(points)s dari %(weight)s).")
SAME_AREA = say("Keduanya sewilayah atau berbatasan (%(points)s dari %(weight)s).")
APART = say("Pusat kedua wilayah berjarak %(km)s km (%(points)s dari %(weight)s).")
NO_DISTANCE = say("Jarak keduanya tidak diketahui, dihitung setengah (%(points)s dari %(weight)s).")
AFFORDABLE = say(
    "Anggaran kebutuhan Rp %(need)s menutup %(share)s persen biaya penawaran Rp %(offer)s "
    "(%(points)s dari %(weight)s)."
)
NO_BUDGET = say("Anggaran atau biayanya tidak disebutkan, dihitung setengah (%(points)s dari %(weight)s).")


def arguments(need: Declared, offer: Declared, ground: Geography) -> tuple[Argument, ...]:
    """Return the arguments in the order of `weights.MATCH_WEIGHTS`."""
    return (
        _subject(need, offer),
        _title(need, offer),
        _cover(need, offer),
        _time(need, offer),
        _near(need, offer, ground),
        _budget(need, offer),
    )


def _subject(need: Declared, offer: Declared) -> Argument:
    whole = (need.domain, need.affair) == (offer.domain, offer.affair)
    return argue(SUBJECT, 1.0 if whole else 0.6, ONE_SUBJECT if whole else PART_SUBJECT, favours=True)


def _title(need: Declared, offer: Declared) -> Argument:
    alike = likeness(need.title, offer.title)
    favours = alike is not None and alike >= SIMILAR
    return argue(TITLE, alike, LIKE if favours else UNLIKE, favours=favours, a=need.title, b=offer.title)


def _cover(need: Declared, offer: Declared) -> Argument:
    offered = None if offer.quantity is None else convert(offer.quantity, unit=offer.unit, to=need.unit)
    if offered is None or not need.quantity or need.quantity < 0:
        return argue(COVER, None, NO_QUANTITY, favours=False)
    share = min(1.0, max(0.0, offered / need.quantity))
    return argue(
        COVER,
        share,
        COVERED,
        favours=share >= SIMILAR,
        need=need.quantity,
        offer=offered,
        unit=need.unit,
        share=round(100 * share),
    )


def _time(need: Declared, offer: Declared) -> Argument:
    wanted = periods.span(need)
    shared = periods.common((wanted, periods.span(offer)))
    if shared is None or not periods.bounded(wanted):
        return argue(TIME, None, NO_TIME, favours=False)
    share = periods.days(shared) / periods.days(wanted)
    return argue(TIME, share, IN_TIME, favours=share >= SIMILAR, share=round(100 * share))


def _near(need: Declared, offer: Declared, ground: Geography) -> Argument:
    near = ground.nearness(need.region, offer.region) if need.region and offer.region else None
    if near is None:
        return argue(MATCH_NEAR, None, NO_DISTANCE, favours=False)
    if near == 1.0:
        return argue(MATCH_NEAR, near, SAME_AREA, favours=True)
    km = ground.kilometres(need.region, offer.region) or 0.0
    return argue(MATCH_NEAR, near, APART, favours=near >= SIMILAR, km=round(km, 1))


def _budget(need: Declared, offer: Declared) -> Argument:
    if need.budget is None or not offer.budget or offer.budget < 0:
        return argue(BUDGET, None, NO_BUDGET, favours=False)
    share = min(1.0, max(0.0, need.budget / offer.budget))
    return argue(
        BUDGET,
        share,
        AFFORDABLE,
        favours=share >= SIMILAR,
        need=need.budget,
        offer=offer.budget,
        share=round(100 * share),
    )
