"""One opportunity with everything it stands on, what one makes of it, and how all of it is worked out."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.core.law.lifecycle import Refused
from rajut.core.law.lifecycles.engage import COLLABORATION
from rajut.core.potential import weights
from rajut.core.potential.domains import HELD
from rajut.core.potential.partner_weights import PARTNER_WEIGHTS
from rajut.core.potential.records import Basis, Kind
from rajut.core.words import say
from rajut.foundation.journal.moving import make_move
from rajut.foundation.journal.queries import history_of
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.identify import queries
from rajut.steps.identify.actions import judgement as actions
from rajut.steps.identify.forms.assumptions import Assuming
from rajut.steps.identify.models import Judgement, Opportunity
from rajut.steps.identify.models.finding import KIND_WORDS
from rajut.steps.identify.queries.basis import basis_of
from rajut.steps.identify.queries.declarations import hats_in
from rajut.steps.identify.queries.opportunities import Places, judgement_of, judging, places
from rajut.steps.identify.views import maps
from rajut.steps.identify.views.reckoning import initially, reckoned, set_before
from rajut.steps.identify.views.signs import amount, names, tabs, verdict_sign
from rajut.ui.forms import ShortReasonForm
from rajut.ui.frame import Link
from rajut.ui.moves import Option
from rajut.ui.pages import page

TABLES = {
    Kind.NEIGHBOURS: weights.NEIGHBOUR_WEIGHTS,
    Kind.NEED_OFFER: weights.MATCH_WEIGHTS,
    Kind.JOINT_NEED: weights.JOINT_WEIGHTS,
    **{kind: weights.PAY_WEIGHTS for kind in Kind if kind in HELD},
}
HOW = {
    Kind.NEIGHBOURS: say(
        "Satu daerah tertinggal dalam suatu indikator, sedangkan daerah lain dalam jangkauannya kuat."
        " Tiap kekurangan menyebut paling banyak tiga mitra terbaik."
    ),
    Kind.NEED_OFFER: say("Kebutuhan yang dinyatakan satu instansi bertemu penawaran instansi lain."),
    Kind.JOINT_NEED: say("Beberapa daerah yang berdekatan menyatakan kebutuhan yang sama."),
    Kind.JOINT_PURCHASE: say(
        "Paket pengadaan yang sama, pada bulan pemilihan yang bertumpang tindih, di daerah yang sejalur. Yang"
        " hemat adalah harga satuan pada jumlah yang lebih besar dan biaya tender yang tidak berulang."
    ),
    Kind.JOINT_SERVICE: say(
        "Biaya dan keluaran layanan dibandingkan dengan daerah yang paling hemat (DEA); yang dihitung hanya"
        " hemat karena digabung, sesudah masing-masing berhemat sendiri."
    ),
    Kind.JOINT_CLASS: say(
        "Kebutuhan pelatihan yang sama di daerah berdekatan digabung menjadi kelas yang penuh, atau mengisi"
        " kursi yang ditawarkan daerah lain."
    ),
    Kind.LENDING: say("Tenaga ahli yang jarang dipinjamkan dari yang punya ke yang perlu."),
    Kind.SHARED_APPLICATION: say(
        "Aplikasi yang fungsinya sama, dikenali dari nama, uraian, dan kode fungsi; satu dipakai bersama."
    ),
    Kind.SHARED_SITE: say(
        "Fasilitas yang masih lapang dipakai bersama tetangga yang kekurangan; lokasi dan angkutannya"
        " dihitung."
    ),
}
PARTNERS = say(
    "Mitra diperingkat terpisah dari peluang. Dua bobotnya dipelajari dari kerja sama nyata, dua ditetapkan."
)
QUALITY = {
    "terms": say("Bagian skor yang nilainya diketahui"),
    "freshness": say("Kebaruan angka"),
    "peers": say("Daerah pembanding yang berangka"),
    "declared": say("Kelengkapan pernyataan"),
    "opinions": say("Kesepakatan dua cara menghitung"),
    "name": say("Kejelasan nama barang"),
    "kind": say("Kejelasan jenis pengadaan"),
    "figures": say("Angka yang tercatat, bukan diperkirakan"),
    "costs": say("Biaya yang tercatat"),
    "capacity": say("Kapasitas yang tercatat"),
    "lead": say("Data calon utama"),
}
FORMS = {"dismiss": ShortReasonForm}


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term of the score as the page shows it."""

    label: str
    meaning: str
    value: float
    weight: float
    points: float
    known: bool


def opportunity(request: Request, key: str) -> HttpResponse:
    """Show one opportunity."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.opportunities(request.actor), pk=key)
    among = places()
    judgement = judgement_of(found, actor=request.actor)
    basis, offered = basis_of(found), _moves(request, found, judgement)
    events = history_of(Judgement._meta.label_lower, judgement.pk) if judgement and judgement.pk else ()
    shown = {
        "found": found,
        "crumbs": _crumbs(request),
        "members": [among[code] for code in found.members if code in among],
        "terms": _terms(found),
        "evidence": [_evidence(row, among, kind=found.kind) for row in found.evidence],
        "benefit": [
            amount(value, found.benefit_unit)
            for value in (found.benefit_low, found.benefit_mid, found.benefit_high)
        ],
        "quality": [(_(QUALITY[name]), value) for name, value in found.quality_parts],
        "how": _(KIND_WORDS[Kind(found.kind)]),
        "map": maps.of_members(found.members, focus=request.actor.region_code, among=among),
        "judgement": judgement,
        "verdict": verdict_sign(judgement),
        # What the organisation assumes is saved from beside the figures, not from among the verdicts.
        "moves": (_opening(request, found), *(each for each in offered if each.name != "assume")),
        "may_assume": any(each.name == "assume" and each.allowed for each in offered),
        "declared": queries.declarations(request.actor).filter(pk__in=found.declared),
        "events": events,
        "worked_out": reckoned(basis, asked=request.GET, judgement=judgement, among=among) if basis else None,
        "query": request.GET.urlencode(),
    }
    return page(request, "identify/opportunity.html", shown, part="reckoned")


def judge(request: Request, key: str, name: str) -> HttpResponse:
    """Mark an opportunity, set it aside, or take either back."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.opportunities(request.actor), pk=key)
    judgement = judgement_of(found, actor=request.actor)
    if judgement is None:
        raise Http404
    back = reverse("identify:opportunity", args=[found.pk])
    if name == "assume":
        basis = basis_of(found)
        if basis is None:
            raise Http404
        initial = initially(request.GET) or set_before(basis, judgement)
        form, to = _assuming(basis), f"{back}#hitung"
        return make_move(request, judgement, name, moves=actions.MOVES, form=form, initial=initial, back=to)
    return make_move(request, judgement, name, moves=actions.MOVES, form=FORMS.get(name), back=back)


def _assuming(basis: Basis) -> Callable[..., forms.Form]:
    """The form for what the organisation assumes."""
    among = places()
    return partial(Assuming, basis=basis, names={code: names([code], among=among) for code in basis.members})


def method(request: Request) -> HttpResponse:
    """Tell how opportunities are found and scored."""
    if away := sign_in_first(request):
        return away
    tables = [
        _explained(_(KIND_WORDS[kind]), [("", _(HOW[kind]))], table)
        for kind, table in TABLES.items()
        if kind not in HELD
    ]
    held = [(_(KIND_WORDS[kind]), _(HOW[kind])) for kind in TABLES if kind in HELD]
    tables.append(_explained(_("Yang dihitung dengan uang"), held, weights.PAY_WEIGHTS))
    tables.append(_explained(_("Mitra daerah"), [("", _(PARTNERS))], PARTNER_WEIGHTS))
    shown = {"tables": tables, "limits": weights, "crumbs": _crumbs(request)}
    return page(request, "identify/method.html", shown)


def _explained(
    name: str, how: list[tuple[str, str]], table: tuple[weights.Weight, ...]
) -> tuple[str, list[tuple[str, str]], list[tuple[str, float, str]]]:
    """A way of finding: its name, how it works (each with a name of its own, or none), and its weights."""
    return name, how, [(_(each.label), each.weight, _(each.meaning)) for each in table]


def _crumbs(request: Request) -> list[Link]:
    return [each for each in tabs("") if each.url == reverse("identify:opportunities")]


def _moves(request: Request, found: Opportunity, judgement: Judgement | None) -> tuple[Option, ...]:
    def url(name: str) -> str:
        return reverse("identify:judge", args=[found.pk, name])

    return judging(found, judgement, url=url, actor=request.actor, at=request.at)


def _opening(request: Request, found: Opportunity) -> Option:
    """The button that opens a collaboration: its page belongs to a later step, which the settings name."""
    hats = frozenset().union(*(hats_in(request.actor, each) for each in request.actor.organisation_ids))
    reason = ""
    try:
        COLLABORATION.begin(hats=hats)
    except Refused as refused:
        reason = refused.refusal.text(_)
    url = f"{reverse(settings.OPENING)}?peluang={found.pk}"
    return Option("begin", _("Buka kolaborasi"), url, not reason, reason, primary=True, fields=True)


def _terms(found: Opportunity) -> list[TermRow]:
    meanings = {each.name: each.meaning for each in TABLES[Kind(found.kind)]}
    return [_term(row, meaning=meanings.get(row["name"], "")) for row in found.terms]


def _term(row: dict[str, Any], *, meaning: str) -> TermRow:
    label: str = row["label"]
    said = _(meaning) if meaning else ""
    return TermRow(_(label), said, row["value"], row["weight"], row["points"], row["known"])


def _evidence(row: dict[str, Any], among: Places, *, kind: str) -> dict[str, Any]:
    """One row of evidence with its place's name and, where it is an indicator, the indicator's page."""
    known = kind == Kind.NEIGHBOURS
    indicator, label, source = row["indicator"], row["label"], row["source"]
    return {
        **row,
        "label": _(label) if label and not (indicator and known) else label,
        "place": names([row["region"]], among=among) if row["region"] else "",
        "unit": row["unit"].replace("_", " "),
        "url": reverse("regions:indicator", args=[indicator]) if indicator and known else "",
        "source": _(source) if source else "",
    }
