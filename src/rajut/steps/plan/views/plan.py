"""The plan of a collaboration on one page; how two of its versions differ; its export."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Literal

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rajut.core.law.authority import Hat
from rajut.foundation.journal.moving import options
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.plan import queries
from rajut.steps.plan.forms.grid import columns
from rajut.steps.plan.models import Activity, Framework, IndicatorVersion
from rajut.steps.plan.queries.assents import answers, withdrawn
from rajut.steps.plan.queries.differences import differences as compare
from rajut.steps.plan.queries.figures import period_name, typed
from rajut.steps.plan.queries.framework import shown
from rajut.steps.plan.queries.gaps import gaps
from rajut.steps.plan.queries.grid import GridRow
from rajut.steps.plan.views.matter import around, home, may_write, number, place, version_of, within
from rajut.ui import pictures, words
from rajut.ui.moves import Option
from rajut.ui.pages import page
from rajut.ui.pictures import Picture
from rajut.ui.tables import Column, export, listing
from rajut.ui.templatetags.ui import status

OVER = {"ended", "cancelled"}
STATES = {"draft": "info", "proposed": "warn", "agreed": "ok", "closed": "none", "superseded": "none"}
SIGNS = {"done": "ok", "now": "info", "late": "bad", "planned": "none"}


def plan(request: Request, pk: int) -> HttpResponseBase:
    """Show one version of the plan, or how to begin it."""
    if away := sign_in_first(request):
        return away
    collaboration = within(request, pk)
    found = list(queries.versions(collaboration))
    framework = shown(found, number(request, "versi"))
    if framework is None and "versi" in request.GET:
        raise Http404
    frame = around(request, collaboration)
    if framework is None:
        may_begin = Hat.MEMBER in collaboration.hats(request.actor) and collaboration.state not in OVER
        return page(request, "plan/empty.html", {**frame, "may_begin": may_begin})
    framework.collaboration = collaboration
    if "format" in request.GET and (sent := _export(request, framework)) is not None:
        return sent
    return page(request, "plan/plan.html", {**frame, **_shown(request, framework, found)}, part="outline")


def _shown(request: Request, framework: Framework, found: Sequence[Framework]) -> dict[str, Any]:
    today = timezone.localdate(request.at)
    writing = may_write(request, framework)
    outline = queries.outline(framework, page=number(request, "halaman") or 1)
    owing = framework.missing.without_baseline or framework.missing.without_target
    missing, count = gaps(framework) if owing else ([], 0)
    wanted = framework.activities.select_related("owner", "node", "sharing")
    wanted = wanted.defer("sharing__costs", "sharing__measures")  # up to 4,096 groups, none of them shown
    activities = list(wanted.prefetch_related("contributions"))
    rows = [_row(each, request, today) for each in activities]
    return {
        "framework": framework,
        "state": STATES[framework.state],
        "versions": [(each, home(each), STATES[each.state]) for each in found],
        "earlier": next((each for each in found if each.version < framework.version), None),
        "moves": _moves(request, framework, own=any(row["own"] for row in rows)),
        "writing": writing,
        "outline": outline,
        "columns": [(period_name(each, short=True), period_name(each)) for each in outline.periods],
        "gaps": [(each, _gap_url(framework, each)) for each in missing],
        "gap_count": count,
        "answers": answers(framework, today=today) if framework.state == "proposed" else [],
        "assents": framework.assents.filter(withdrawn=False).select_related("organisation"),
        "withdrawn": withdrawn(framework),
        "activities": rows,
        "budget": sum(each.budget for each in activities),
        "timeline": _timeline(framework, activities, today),
        "shares": _shares(framework),
    }


def _moves(request: Request, framework: Framework, *, own: bool) -> list[Option]:
    """The buttons; what can only be done after another version or with an activity waits for those."""
    found = options(
        framework, url=lambda name: place(framework, "move", name), actor=request.actor, at=request.at
    )
    idle = {"entrust"} if own else {"advance", "entrust"}  # that one stands beside its commitment
    return [each for each in found if each.name not in idle and (each.allowed or each.name != "supersede")]


def _gap_url(framework: Framework, gap: Any) -> str:
    return f"{place(framework, 'grid')}?indikator={gap.indicator_id}&pihak={gap.organisation_id}"


def _row(activity: Activity, request: Request, today: date) -> dict[str, Any]:
    amounts = {each.organisation_id: each.amount for each in activity.contributions.all()}
    given = sum(amounts.values())
    sharing = getattr(activity, "sharing", None)
    return {
        "activity": activity,
        "sharing": sharing,
        "differs": sharing is not None and sharing.differs_from(amounts),
        "given": given,
        "difference": given - activity.budget,
        "gap": abs(given - activity.budget),
        "own": activity.owner_id in request.actor.organisation_ids,
        "progress": _sign(activity, today),
    }


def _timeline(framework: Framework, activities: Sequence[Activity], today: date) -> Picture | None:
    if not activities:
        return None
    drawn = [
        pictures.Activity(
            each.title, each.starts_on, each.ends_on, _progress(each, today), each.owner.short_name
        )
        for each in activities
        if each.progress != Activity.Progress.STOPPED
    ]
    late = sum(each.state == "late" for each in drawn)
    caption = (
        _("%(n)s kegiatan, %(late)s terlambat") if late else _("%(n)s kegiatan, tidak ada yang terlambat")
    )
    return pictures.timeline(
        drawn, today=today, caption=caption % {"n": len(drawn), "late": late}, source=_source(framework)
    )


def _sign(activity: Activity, today: date) -> SafeString:
    """How far an activity is; late where the timeline draws it late."""
    if activity.progress == Activity.Progress.STOPPED:
        return status("none", activity.get_progress_display())
    found = _progress(activity, today)
    return status(SIGNS[found], _("Terlambat") if found == "late" else activity.get_progress_display())


def _progress(activity: Activity, today: date) -> Literal["done", "now", "late", "planned"]:
    if activity.progress == Activity.Progress.DONE:
        return "done"
    if activity.ends_on < today:
        return "late"
    if activity.progress == Activity.Progress.RUNNING:
        return "now"
    return "late" if activity.starts_on < today else "planned"


def _shares(framework: Framework) -> Picture | None:
    """The contributions by organisation, the largest first."""
    rows = queries.contributions(framework)
    names = {party.organisation_id: party.organisation for party in framework.collaboration.standing_parties}
    found = [
        pictures.Share(names[organisation_id].short_name, float(total) / 1e6)
        for organisation_id, total in rows
        if organisation_id in names
    ]
    if not found:
        return None
    caption = _finding(found)
    return pictures.share_bars(found, unit=_("juta rupiah"), caption=caption, source=_source(framework))


def _finding(found: Sequence[pictures.Share]) -> str:
    """Who bears most; or that everybody bears the same."""
    whole = sum(each.value for each in found)
    money = strip_tags(words.rupiah(round(whole * 1e6)))
    if len(found) > 1 and found[0].value == found[-1].value:
        told = _("%(n)s instansi menyumbang sama besar, seluruhnya %(whole)s")
        return told % {"n": len(found), "whole": money}
    told = _("%(who)s menyumbang %(part)s dari %(whole)s")
    part = words.percent(found[0].value / whole if whole else 0)
    return told % {"who": found[0].label, "part": part, "whole": money}


def _source(framework: Framework) -> str:
    return _("Rencana bersama versi %(n)s") % {"n": framework.version}


def _export(request: Request, framework: Framework) -> HttpResponseBase | None:
    found = queries.grid(framework, per_page=0)
    table = listing(request, found.rows, _columns(framework, found), per_page=1)
    return export(request, table, name=f"rencana-{framework.collaboration_id}-v{framework.version}")


def _columns(framework: Framework, found: queries.Grid) -> list[Column[GridRow]]:
    """The columns that pasting takes back, then what explains them."""
    values = [_value_column(at, label) for at, label in enumerate(columns(found.periods))]
    # Said once per way, not once per row: a whole plan has 25,000.
    ways = {way: _(str(label)) for way, label in IndicatorVersion.Direction.choices}
    return [
        Column("name", _("Indikator"), lambda row: row.version.name),
        Column("party", _("Pihak"), lambda row: row.organisation.name),
        *values,
        Column("unit", _("Satuan"), lambda row: row.version.unit),
        Column("direction", _("Arah"), lambda row: ways[row.version.direction]),
        Column("verification", _("Cara verifikasi"), lambda row: row.version.verification),
    ]


def _value_column(at: int, label: str) -> Column[GridRow]:
    return Column(f"v{at}", label, lambda row: typed(row.cells[at]))


def differences(request: Request, pk: int, version: int) -> HttpResponseBase:
    """Show what a version changes from the one before it."""
    if away := sign_in_first(request):
        return away
    later = version_of(request, pk, version)
    earlier = queries.versions(later.collaboration).filter(version__lt=version).first()
    if earlier is None:
        raise Http404
    shown = {"framework": later, "earlier": earlier, "changes": compare(earlier, later), "back": home(later)}
    return page(request, "plan/differences.html", {**around(request, later.collaboration), **shown})
