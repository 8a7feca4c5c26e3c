"""Names of what is bought: which may be one or several, by money; what people decided, shared and undone."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rajut.foundation.journal.moving import make_move, options
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.request import Request
from rajut.steps.identify.actions import naming as actions
from rajut.steps.identify.forms.naming import MergeForm, NameSieve, PairForm, PartForm, SplitForm
from rajut.steps.identify.models import Commodity, NameDecision, NameSplit
from rajut.steps.identify.queries import naming as queries
from rajut.steps.identify.queries.declarations import declarers
from rajut.steps.identify.views.signs import tabs
from rajut.ui import words
from rajut.ui.frame import Link
from rajut.ui.pages import page
from rajut.ui.tables import Column, export, listing

PROPOSED = 12
PAIRS = {"gabung": actions.merge, "beda": actions.keep_apart}
PARTS = ("pisah", "tetap")
ASKED = "usul"  # in the address: which proposals are shown
SPLITS = "pisah"


def names(request: Request) -> HttpResponseBase:
    """Show the proposals most worth a look, and every name with what is planned under it."""
    if away := sign_in_first(request):
        return away
    may_decide = bool(declarers(request.actor))
    columns = _columns(mergeable=may_decide)
    table = listing(request, queries.commodities(), columns, form=NameSieve(request.GET or {}))
    if sent := export(request, table, name="nama-barang"):
        return sent
    splits = request.GET.get(ASKED) == SPLITS
    shown = {
        "tabs": tabs("names"),
        "kinds": _kinds(splits),
        "splits": splits,
        "table": table,
        "pairs": () if splits else queries.proposals(request.actor, most=PROPOSED),
        "parts": queries.splits(request.actor)[:PROPOSED] if splits else (),
        "may_decide": may_decide,
    }
    return page(request, "identify/names.html", shown)


def _kinds(splits: bool) -> list[Link]:
    """The two kinds of proposals beside each other."""
    one, several = reverse("identify:names"), _proposed_splits()
    return [
        Link(_("Mungkin satu"), one, current=not splits),
        Link(_("Mungkin beberapa"), several, current=splits),
    ]


def _proposed_splits() -> str:
    return f"{reverse('identify:names')}?{ASKED}={SPLITS}"


def _columns(*, mergeable: bool) -> tuple[Column[Commodity], ...]:
    link = _merging if mergeable else None
    return (
        Column("name", _("Nama barang"), lambda row: row.name, link=link, order="name"),
        Column("packages", _("Paket"), lambda row: row.packages, number=True, order="packages"),
        Column("governments", _("Instansi"), lambda row: row.governments, number=True, order="governments"),
        Column(
            "money",
            _("Pagu"),
            lambda row: row.money,
            number=True,
            order="money",
            show=lambda row: words.rupiah(row.money),
        ),
    )


def _merging(row: Commodity) -> str:
    return f"{reverse('identify:name_merge')}?{urlencode({'other': row.name})}"


def decisions(request: Request) -> HttpResponseBase:
    """List what was decided: the own decisions and those that others share."""
    if away := sign_in_first(request):
        return away
    table = listing(request, queries.decisions(request.actor), _decided())
    if sent := export(request, table, name="keputusan-nama-barang"):
        return sent
    crumbs = [Link(_("Nama barang"), reverse("identify:names"))]
    return page(request, "identify/name_decisions.html", {"table": table, "crumbs": crumbs})


def _decided() -> tuple[Column[NameDecision], ...]:
    return (
        Column("kept", _("Nama yang dipakai"), lambda row: row.kept, link=_page, order="kept"),
        Column("kind", _("Keputusan"), lambda row: _(row.get_kind_display()), order="kind"),
        Column("other", _("Nama lain"), lambda row: row.other, order="other"),
        Column("phrases", _("Frasa"), lambda row: " | ".join(row.phrases)),
        Column("state", _("Keadaan"), lambda row: _(row.state_words), order="state"),
        Column("organisation", _("Instansi"), lambda row: row.organisation.short_name),
        Column("at", _("Diputuskan"), lambda row: row.decided_at, order="decided_at"),
        Column("version", _("Versi"), lambda row: row.pk, number=True),
    )


def _page(row: NameDecision) -> str:
    return reverse("identify:name_decision", args=[row.pk])


@require_POST
def pair(request: Request, what: str) -> HttpResponse:
    """Merge two names, or say that they are not one; its effect is told at once."""
    if away := sign_in_first(request):
        return away
    if what not in PAIRS:
        raise Http404
    form = PairForm(request.POST)

    def decide() -> NameDecision:
        if not form.is_valid():
            raise ValidationError(_("Sebut dua nama."))
        return PAIRS[what](_deciding(request), **form.cleaned_data, actor=request.actor, at=request.at)

    return _decided_at_once(request, decide, back=reverse("identify:names"))


@require_POST
def part(request: Request, what: str) -> HttpResponse:
    """Make a proposed part a thing of its own, or keep the name whole; its effect is told at once."""
    if away := sign_in_first(request):
        return away
    if what not in PARTS:
        raise Http404
    form = PartForm(request.POST)
    told = form.cleaned_data if form.is_valid() else {}
    found = get_object_or_404(NameSplit, name=told.get("name", ""), part=told.get("part", ""))

    def decide() -> NameDecision:
        own, actor, at = _deciding(request), request.actor, request.at
        if what == SPLITS:
            return actions.split(own, name=found.part, phrases=found.phrases, actor=actor, at=at)
        kept = {"name": found.name, "part": found.part}
        return actions.keep_whole(own, **kept, packages=found.packages, actor=actor, at=at)

    return _decided_at_once(request, decide, back=_proposed_splits())


def _decided_at_once(request: Request, decide: Callable[[], NameDecision], *, back: str) -> HttpResponse:
    """Decide, and go back where what changed, or why nothing did, is told."""
    try:
        messages.success(request, _effect(decide()))
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    return HttpResponseRedirect(back)


def split(request: Request) -> HttpResponseBase:
    """Make some titles a thing of their own: a proposed part, its name or phrases changed, or another."""
    form = SplitForm(request.POST if request.method == "POST" else None, initial=_asked(request))
    return _decided_by_form(request, form, actions.split, template="identify/name_split.html")


def merge(request: Request) -> HttpResponseBase:
    """Merge any two names, also those that no machine can tell to be one; the address may name them."""
    form = MergeForm(request.POST if request.method == "POST" else None, initial=request.GET.dict())
    return _decided_by_form(request, form, actions.merge, template="identify/name_merge.html")


def _decided_by_form(
    request: Request, form: Form, decide: Callable[..., NameDecision], *, template: str
) -> HttpResponseBase:
    if away := sign_in_first(request):
        return away
    if form.is_bound and form.is_valid():
        try:
            made = decide(_deciding(request), **form.cleaned_data, actor=request.actor, at=request.at)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _effect(made))
            messages.success(request, _("Tercatat. Bagikan agar dipakai pencarian berikutnya."))
            return HttpResponseRedirect(reverse("identify:name_decisions"))
    shown = {"form": form, "crumbs": [Link(_("Nama barang"), reverse("identify:names"))]}
    return page(request, template, shown, status=422 if form.is_bound else 200)


def _asked(request: Request) -> dict[str, str]:
    """What the form begins with: the part that the address names."""
    told = PartForm(request.GET)
    if not told.is_valid():
        return {}
    found = NameSplit.objects.filter(**told.cleaned_data).first()
    return {"name": found.part, "phrases": "\n".join(found.phrases)} if found else {}


def decision(request: Request, pk: int) -> HttpResponse:
    """Show one decision, its effect, and what may be done with it."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.decisions(request.actor), pk=pk)

    def url(name: str) -> str:
        return reverse("identify:name_decision_move", args=[found.pk, name])

    shown: dict[str, Any] = {
        "decision": found,
        "effect": _effect(found),
        "moves": options(found, url=url, actor=request.actor, at=request.at),
        "crumbs": [
            Link(_("Nama barang"), reverse("identify:names")),
            Link(_("Keputusan"), reverse("identify:name_decisions")),
        ],
    }
    return page(request, "identify/name_decision.html", shown)


def move(request: Request, pk: int, name: str) -> HttpResponse:
    """Share a decision, stop sharing it, or undo it."""
    if away := sign_in_first(request):
        return away
    found = get_object_or_404(queries.decisions(request.actor), pk=pk)
    return make_move(request, found, name, moves=actions.MOVES, back=_page(found))


def _deciding(request: Request) -> Organisation:
    """The organisation in whose name the actor decides: its government, else its own."""
    able = declarers(request.actor)
    own = request.actor.government_id if request.actor.government_id in able else next(iter(able), None)
    if own is None:
        raise ValidationError(_("Nama barang diputuskan oleh petugas instansi."))
    return Organisation.objects.get(pk=own)


def _effect(made: NameDecision) -> str:
    """What a decision changes, counted from what the last search found."""
    if made.state == "undone":
        return _("Keputusan ini sudah dibatalkan dan tidak berakibat apa-apa lagi.")
    if made.kind == NameDecision.Kind.APART:
        return _("Penggabungan kedua nama ini tidak diusulkan lagi.")
    if made.kind == NameDecision.Kind.WHOLE:
        told = _(
            "“%(part)s” tetap bagian “%(name)s”; diusulkan lagi hanya bila paketnya menjadi dua kali lipat."
        )
        return told % {"part": made.other, "name": made.kept}
    if made.kind == NameDecision.Kind.SPLIT:
        return _effect_of_split(made)
    under = Commodity.objects.in_bulk([made.kept, made.other])
    kept, other = under.get(made.kept), under.get(made.other)
    if kept is None or other is None:
        return _("Pencarian terakhir tidak menemukan kedua nama ini; akibatnya baru terlihat kelak.")
    return _("“%(kept)s” menjadi %(packages)s paket (semula %(before)s), pagu %(money)s.") % {
        "kept": kept.name,
        "packages": words.number(kept.packages + other.packages),
        "before": words.number(kept.packages),
        "money": strip_tags(words.rupiah(kept.money + other.money)),
    }


def _effect_of_split(made: NameDecision) -> str:
    """What becomes a thing of its own, counted from what the last search found under its phrases."""
    found = NameSplit.objects.filter(phrases__contained_by=made.phrases).order_by("-packages").first()
    if found is None:
        return _("Paket yang judulnya memuat salah satu frasanya menjadi “%(name)s”.") % {"name": made.kept}
    whole = Commodity.objects.filter(pk=found.name).first()
    return _(
        "%(packages)s paket “%(name)s” (dari %(before)s), pagu %(money)s, terhitung sebagai “%(part)s”."
    ) % {
        "packages": words.number(found.packages),
        "name": found.name,
        "before": words.number(whole.packages if whole else found.packages),
        "money": strip_tags(words.rupiah(found.money)),
        "part": made.kept,
    }
