"""What the page of a cost sharing and its annex both tell: each rule with its shares and who would leave."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.core.coalition.meanings import MEANINGS, NAMES
from rajut.core.coalition.sharing import Division
from rajut.core.potential.records import Sentence
from rajut.steps.plan.forms.sharing import MEASURE_WORDS
from rajut.steps.plan.models import CostSharing
from rajut.steps.plan.queries.leaving import Leaving
from rajut.steps.plan.queries.sharing import SMALL, Worked, called
from rajut.ui import words


@dataclass(frozen=True, slots=True)
class Ruled:
    """One rule's answer: what each pays in whole rupiah, whether that holds, and who would leave."""

    rule: str
    name: str
    meaning: str
    amounts: tuple[int, ...]
    holds: bool
    told: str
    others: tuple[str, ...]
    chosen: bool
    possible: bool

    @property
    def verdict(self) -> str:
        """Whether it holds, in a word."""
        return _("stabil") if self.holds else _("tidak stabil")

    @property
    def all_told(self) -> str:
        """Everything about who would leave."""
        return " ".join((self.told, *self.others))


@dataclass(frozen=True, slots=True)
class GroupCost:
    """What one group would cost, given or worked out from others."""

    name: str
    cost: Decimal
    given: bool
    joint: bool


def ruled(worked: Worked, *, chosen: str = "") -> list[Ruled]:
    """Return every rule that can be applied, in their order."""
    return [_ruled(each, worked, chosen) for each in worked.sharing.divisions]


def _ruled(division: Division, worked: Worked, chosen: str) -> Ruled:
    amounts = worked.whole[division.rule]
    return Ruled(
        rule=division.rule.value,
        name=_(NAMES[division.rule]),
        meaning=_(MEANINGS[division.rule]),
        amounts=amounts,
        holds=division.stability.in_core,
        told=said(division.stability.told),
        others=tuple(_others(division)),
        chosen=division.rule == chosen,
        possible=min(amounts) >= 0,
    )


def _others(division: Division) -> Iterator[str]:
    """Yield the next objections after the worst one, and how many there are besides."""
    held = division.stability
    yield from (said(each.told) for each in held.leaving[1:])
    more = held.broken - len(held.leaving)
    if more > 0:
        told = ngettext(
            "Masih ada %(n)s gabungan lain yang lebih murah sendiri.",
            "Masih ada %(n)s gabungan lain yang lebih murah sendiri.",
            more,
        )
        yield told % {"n": words.number(more)}
    if min(division.shares) < 0:
        yield _("Satu pihak mendapat bagian di bawah nol, jadi tidak dapat dipilih.")


def said(sentence: Sentence) -> str:
    """Return a sentence of the core in the reader's language, its amounts as money."""
    filled = {name: _value(name, value) for name, value in sentence.values}
    return _(sentence.template) % filled


def _value(name: str, value: str | float | int) -> str:
    if isinstance(value, str):
        return value
    return words.number(value, 1) if name == "percent" else money(value)


def money(amount: float | int | Decimal) -> str:
    """Return rupiah as plain words, rounded as people say them."""
    return strip_tags(words.rupiah(round(amount)))


def groups(worked: Worked) -> list[GroupCost]:
    """Return the costs to show: all groups of few payers; else each alone and all together."""
    game, given = worked.covered.game, worked.covered.given
    wanted = range(1, len(game.costs)) if len(game) <= SMALL else [*_singles(worked), game.everybody]
    ordered = sorted(
        wanted, key=lambda mask: (mask.bit_count(), [not mask >> bit & 1 for bit in range(len(game))])
    )
    return [
        GroupCost(
            " + ".join(game.members(mask)),
            Decimal(round(float(game.costs[mask]))),
            bool(given[mask]),
            mask == game.everybody,
        )
        for mask in ordered
    ]


def _singles(worked: Worked) -> list[int]:
    return [1 << bit for bit in range(len(worked.players))]


def beside(worked: Worked) -> str:
    """Say how many groups are not shown, and how many were worked out; nothing where all stand there."""
    shown, whole = len(groups(worked)), len(worked.covered.given) - 1
    if shown == whole:
        return ""
    told = _(
        "Di samping itu %(given)s gabungan diketahui biayanya dan %(assumed)s dihitung dari yang diketahui."
    )
    assumed = worked.covered.assumed
    return told % {"given": words.number(whole - shown - assumed), "assumed": words.number(assumed)}


@dataclass(frozen=True, slots=True)
class Measured:
    """The measures that are there: their names, and the values of each payer with those names."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, Decimal], ...]], ...]


def measured(row: CostSharing, names: Sequence[str]) -> Measured | None:
    """Return the measures of the payers; None where there are none."""
    held = [name for name in MEASURE_WORDS if name in row.measures]
    heads = tuple(_(MEASURE_WORDS[name]) for name in held)
    rows = (
        (
            who,
            tuple((head, Decimal(row.measures[name][place])) for head, name in zip(heads, held, strict=True)),
        )
        for place, who in enumerate(names)
    )
    return Measured(heads, tuple(rows)) if held else None


def source_of(row: CostSharing) -> str:
    """Return where the costs come from, who laid them and when."""
    return _("Sumber: %(origin)s, %(source)s; %(who)s, %(when)s.") % {
        "origin": _(row.get_origin_display()).lower(),
        "source": row.source,
        "who": row.costed_by,
        "when": words.day(row.costed_at),
    }


def told_of(worked: Worked) -> list[str]:
    """Return what the costs say before any rule."""
    return [said(each) for each in worked.sharing.told]


def releases(found: Sequence[Leaving]) -> list[str]:
    """Return what becomes of the shares of those who pay no longer, a sentence each."""
    names = called([each.organisation for each in found])
    return [
        _becomes(each) % {"who": who, "amount": money(each.amount)}
        for each, who in zip(found, names, strict=True)
    ]


def _becomes(found: Leaving) -> str:
    if found.edited:
        return _(
            "Sumbangan %(who)s, %(amount)s, tetap walaupun tidak lagi ikut menanggung: "
            "jumlahnya sudah diubah sejak dibagi."
        )
    if found.under_way:
        return _(
            "Sumbangan %(who)s, %(amount)s, tetap walaupun tidak lagi ikut menanggung: "
            "kegiatan ini sudah berjalan menurut rencana yang disepakati, jadi mungkin sudah dibayar. "
            "Bila belum, ubah kegiatannya."
        )
    return _("Bagian %(who)s, %(amount)s, akan ditarik: tidak lagi ikut menanggung.")


def largest(ruled: Ruled, names: Sequence[str]) -> str:
    """Return who bears most by a rule, or that all bear the same."""
    whole = sum(ruled.amounts)
    if max(ruled.amounts) - min(ruled.amounts) <= 1:  # the rupiah that rounding gives to one of them
        return _("menurut %(rule)s semua pihak menanggung sama besar dari %(whole)s") % {
            "rule": ruled.name,
            "whole": money(whole),
        }
    most = max(range(len(names)), key=lambda place: (ruled.amounts[place], -place))
    return _("menurut %(rule)s, %(who)s menanggung %(part)s dari %(whole)s") % {
        "rule": ruled.name,
        "who": names[most],
        "part": words.percent(ruled.amounts[most] / whole if whole else 0),
        "whole": money(whole),
    }
