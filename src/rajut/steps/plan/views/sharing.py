"""Dividing the joint cost of an activity: every rule beside the others, and the pages that change it."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.request import Request
from rajut.steps.plan import actions
from rajut.steps.plan.forms.sharing import CostsFile, CostsForm, MeasuresForm, RuleForm, measure_of, typed
from rajut.steps.plan.models import Activity, CostSharing, Framework
from rajut.steps.plan.queries.deriving import derivable
from rajut.steps.plan.queries.leaving import leaving
from rajut.steps.plan.queries.parties import binding
from rajut.steps.plan.queries.sharing import Worked, known_of, players_of, worked_out
from rajut.steps.plan.views import divisions
from rajut.steps.plan.views.divisions import Ruled, ruled
from rajut.steps.plan.views.matter import around, draft_of, home, may_write, place, version_of
from rajut.ui import pictures
from rajut.ui.pages import page
from rajut.ui.pictures import Picture
from rajut.ui.tables import Column, export, listing


def sharing(request: Request, pk: int, version: int, activity: int) -> HttpResponseBase:
    """Show how the cost can be divided; a POST chooses a rule."""
    if away := sign_in_first(request):
        return away
    post = request.method == "POST"
    framework = (draft_of if post else version_of)(request, pk, version)
    found = activity_of(framework, activity)
    row = CostSharing.objects.visible_to(request.actor).filter(activity=found).first()
    worked = worked_out(row, players=players_of(row)) if row is not None else None
    rules = ruled(worked, chosen=row.rule) if row is not None and worked is not None else []
    if worked is not None and "format" in request.GET and (sent := _export(request, found, worked, rules)):
        return sent
    form = _rule_form(request, row, rules)
    if post and row is not None and _made(request, form, lambda **data: actions.divide(found, **data)):
        return HttpResponseRedirect(place(framework, "sharing", activity))
    if post and row is not None:
        form.shown_again(seen=row.stamp)
    shown = _shown(request, framework, found, row, worked, rules)
    return page(request, "plan/sharing.html", {**shown, "form": form}, status=422 if post else 200)


def costs(request: Request, pk: int, version: int, activity: int) -> HttpResponse:
    """Type what each group would cost."""
    if away := sign_in_first(request):
        return away
    framework, found, row = _writing(request, pk, version, activity)
    held = typed(row.groups, players=row.players) if row is not None else {}
    initial = {**held, "source": row.source if row is not None and row.origin == "typed" else ""}
    form = CostsForm(request.POST or None, parties=_parties(framework), initial=initial)
    return _laid(request, framework, found, form, CostSharing.Origin.TYPED, _("Isi biaya"))


def costs_file(request: Request, pk: int, version: int, activity: int) -> HttpResponse:
    """Take what each group would cost from a file."""
    if away := sign_in_first(request):
        return away
    framework, found, _row = _writing(request, pk, version, activity)
    form = CostsFile(request.POST or None, request.FILES or None, parties=_parties(framework))
    return _laid(request, framework, found, form, CostSharing.Origin.FILE, _("Unggah biaya"))


@require_POST
def derived(request: Request, pk: int, version: int, activity: int) -> HttpResponse:
    """Take what each group would cost from the opportunity behind the collaboration."""
    if away := sign_in_first(request):
        return away
    framework, found, _row = _writing(request, pk, version, activity)
    try:
        actions.derive_costs(found, actor=request.actor, at=request.at)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Rencana diubah."))
    return HttpResponseRedirect(place(framework, "sharing", activity))


def measures(request: Request, pk: int, version: int, activity: int) -> HttpResponse:
    """Type the payers' measures; what the regions' data know stands there already."""
    if away := sign_in_first(request):
        return away
    framework, found, row = _writing(request, pk, version, activity)
    if row is None:
        return HttpResponseRedirect(place(framework, "sharing", activity))
    players = players_of(row)
    initial = _measured(row, players)
    form = MeasuresForm(request.POST or None, players=players, initial=initial)
    back = place(framework, "sharing", activity)
    if _made(request, form, lambda **data: actions.measure(found, **data)):
        return HttpResponseRedirect(back)
    shown = {"framework": framework, "activity": found, "form": form, "back": back}
    frame = around(request, framework.collaboration)
    return page(request, "plan/measures.html", {**frame, **shown}, status=_status(request))


@require_POST
def dropped(request: Request, pk: int, version: int, activity: int) -> HttpResponse:
    """Take the division away."""
    if away := sign_in_first(request):
        return away
    framework, found, _row = _writing(request, pk, version, activity)
    actions.drop_sharing(found, actor=request.actor, at=request.at)
    messages.success(request, _("Rencana diubah."))
    return HttpResponseRedirect(home(framework))


def activity_of(framework: Framework, activity: int) -> Activity:
    """Return one activity of a version that the actor sees, with its contributions; or 404."""
    rows = framework.activities.select_related("owner").prefetch_related("contributions")
    found: Activity = get_object_or_404(rows, pk=activity)
    found.framework = framework
    return found


def given(activity: Activity) -> dict[int, Decimal]:
    """Return what each organisation gives to an activity."""
    return {each.organisation_id: each.amount for each in activity.contributions.all()}


def _writing(
    request: Request, pk: int, version: int, activity: int
) -> tuple[Framework, Activity, CostSharing | None]:
    framework = draft_of(request, pk, version)
    found = activity_of(framework, activity)
    return framework, found, CostSharing.objects.visible_to(request.actor).filter(activity=found).first()


def _parties(framework: Framework) -> list[Organisation]:
    return [party.organisation for party in binding(framework.collaboration)]


def _laid(
    request: Request, framework: Framework, activity: Activity, form: forms.Form, origin: str, title: str
) -> HttpResponse:
    """Show the form of costs, or keep them and go back to the division."""
    back = place(framework, "sharing", activity.pk)
    if _made(request, form, lambda **data: actions.lay_costs(activity, origin=origin, **data)):
        return HttpResponseRedirect(back)
    shown = {"framework": framework, "form": form, "title": f"{title}: {activity.title}", "back": back}
    frame = around(request, framework.collaboration)
    return page(request, "plan/form.html", {**frame, **shown}, status=_status(request))


def _made(request: Request, form: forms.Form, act: Callable[..., Any]) -> bool:
    """Whether the form was sent and what it says was done; what is wrong stands beside its fields."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(**form.cleaned_data, actor=request.actor, at=request.at)
    except ValidationError as error:
        beside = set(getattr(error, "error_dict", {"": ""})) <= set(form.fields)
        form.add_error(None, error if beside else error.messages)
        return False
    messages.success(request, _("Rencana diubah."))
    return True


def _status(request: Request) -> int:
    return 422 if request.method == "POST" else 200


def _measured(row: CostSharing, players: Sequence[Organisation]) -> dict[str, Any]:
    """Return the measures that are kept; where none are, what the regions' data say."""
    held = {
        measure_of(name, player): value
        for name, values in row.measures.items()
        for player, value in zip(row.players, values, strict=True)
    }
    known = known_of(players)
    from_regions = {
        measure_of(name, player): value
        for name, values in known.values.items()
        if name not in row.measures
        for player, value in values.items()
    }
    numbers = {name: Decimal(value) for name, value in (from_regions | held).items()}
    return {**numbers, "source": row.measures_source or known.source}


def _rule_form(request: Request, row: CostSharing | None, rules: Sequence[Ruled]) -> RuleForm:
    choices = [(each.rule, f"{each.name}: {each.verdict}") for each in rules if each.possible]
    initial = {"rule": row.rule, "reason": row.reason, "seen": row.stamp} if row is not None else {}
    return RuleForm(request.POST or None, choices=choices, initial=initial)


def _shown(
    request: Request,
    framework: Framework,
    activity: Activity,
    row: CostSharing | None,
    worked: Worked | None,
    rules: Sequence[Ruled],
) -> dict[str, Any]:
    shown = {
        **around(request, framework.collaboration),
        "framework": framework,
        "activity": activity,
        "row": row,
        "writing": may_write(request, framework),
        "links": _links(request, framework, activity),
        "back": home(framework),
    }
    if row is None or worked is None:
        return shown
    looked_at = _looked_at(request, rules)
    return shown | {
        "names": worked.names,
        "rules": [(each, list(zip(worked.names, each.amounts, strict=True))) for each in rules],
        "chosen": next((each for each in rules if each.chosen), None),
        "differs": row.differs_from(given(activity)),
        "releases": divisions.releases(leaving(row)),
        "told": divisions.told_of(worked),
        "picture": _picture(worked, looked_at, source=divisions.source_of(row)),
        "groups": divisions.groups(worked),
        "beside": divisions.beside(worked),
        "assumed": worked.covered.assumed,
        "measures": divisions.measured(row, worked.names),
        "source": divisions.source_of(row),
        "joint": worked.sharing.total,
    }


def _links(request: Request, framework: Framework, activity: Activity) -> dict[str, str]:
    """Return the addresses of what can be done; the opportunity's only where it counts in money."""
    names = ["costs", "costs_file", "measures", "drop_sharing"]
    collaboration = framework.collaboration
    if may_write(request, framework) and derivable(collaboration, actor=request.actor) is not None:
        names.append("derive_costs")
    return {name: place(framework, name, activity.pk) for name in names}


def _looked_at(request: Request, rules: Sequence[Ruled]) -> Ruled:
    """Return the rule whose picture is asked for; else the chosen one; else the last, the most careful."""
    asked = request.GET.get("cara", "")
    by_name = next((each for each in rules if each.rule == asked), None)
    return by_name or next((each for each in rules if each.chosen), rules[-1])


def _picture(worked: Worked, looked_at: Ruled, *, source: str) -> Picture:
    """Draw what each pays by one rule beside what it would pay alone; the caption says who would leave."""
    bars = [
        pictures.Share(name, amount / 1e6, alone / 1e6)
        for name, amount, alone in zip(worked.names, looked_at.amounts, worked.sharing.alone, strict=True)
    ]
    told = capfirst(divisions.largest(looked_at, worked.names))
    caption = f"{told}. {looked_at.told}"
    return pictures.share_bars(bars, unit=_("juta rupiah"), caption=caption, source=source)


def _export(
    request: Request, activity: Activity, worked: Worked, rules: Sequence[Ruled]
) -> HttpResponseBase | None:
    table = listing(request, rules, _columns(worked), per_page=1)
    return export(request, table, name=f"pembagian-biaya-{activity.pk}")


def _columns(worked: Worked) -> list[Column[Ruled]]:
    amounts = [_amount(place, name) for place, name in enumerate(worked.names)]
    return [
        Column("rule", _("Cara membagi"), lambda each: each.name),
        *amounts,
        Column("total", _("Jumlah"), lambda each: sum(each.amounts), number=True, unit="Rp"),
        Column("holds", _("Kestabilan"), lambda each: each.verdict),
        Column("told", _("Siapa yang lebih murah sendiri"), lambda each: each.all_told),
        Column("chosen", _("Dipilih"), lambda each: _("ya") if each.chosen else _("tidak")),
    ]


def _amount(place: int, name: str) -> Column[Ruled]:
    return Column(f"p{place}", name, lambda each: each.amounts[place], number=True, unit="Rp")
