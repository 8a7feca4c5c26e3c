"""How two versions of a plan differ, as sentences about what was added, dropped and changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rajut.core.results.numbers import Quantity
from rajut.steps.plan.models import Activity, Framework, IndicatorVersion
from rajut.steps.plan.queries.figures import figure, period_name
from rajut.steps.plan.queries.framework import IN_WORK
from rajut.steps.plan.queries.targets import quantity, targets
from rajut.ui import words

Kind = Literal["added", "dropped", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; `before` and `after` only where something changed."""

    kind: Kind
    subject: str
    what: str
    before: str = ""
    after: str = ""


def differences(earlier: Framework, later: Framework) -> list[Change]:
    """Return what the later version changes: words, goals, indicators, targets, activities."""
    return [
        *_changed(_("Rencana"), _written(earlier), _written(later)),
        *_sets(_("Tujuan"), _nodes(earlier), _nodes(later)),
        *_sets(_("Indikator"), _indicators(earlier), _indicators(later)),
        *_targets(later),
        *_sets(_("Kegiatan"), _activities(earlier), _activities(later)),
    ]


def _written(framework: Framework) -> dict[str, str]:
    return {
        _("Visi"): framework.vision,
        _("Misi"): framework.mission,
        _("Mulai"): words.day(framework.starts_on),
        pgettext("masa", "Selesai"): words.day(framework.ends_on),
    }


def _nodes(framework: Framework) -> dict[Any, dict[str, str]]:
    return {each.identity: {_("Judul"): each.title} for each in framework.nodes.all()}


def _indicators(framework: Framework) -> dict[Any, dict[str, str]]:
    parties: dict[Any, list[str]] = {}
    held = framework.commitments.order_by("organisation__name")
    for indicator, name in held.values_list("indicator_id", "organisation__name"):
        parties.setdefault(indicator, []).append(name)
    return {
        each.indicator_id: {
            _("Nama"): each.name,
            _("Satuan"): each.unit,
            _("Arah"): _(each.get_direction_display()),
            _("Sifat"): _(each.get_nature_display()),
            _("Total"): _(each.get_rule_display()),
            _("Bobot"): words.number(each.weight),
            _("Cara verifikasi"): each.verification,
            _("Pihak"): ", ".join(parties.get(each.indicator_id, [])),
        }
        for each in framework.indicators.all()
    }


def _activities(framework: Framework) -> dict[Any, dict[str, str]]:
    rows = framework.activities.select_related("owner", "sharing")
    return {
        each.identity: {
            _("Kegiatan"): each.title,
            _("Penanggung jawab"): each.owner.name,
            _("Mulai"): words.day(each.starts_on),
            pgettext("masa", "Selesai"): words.day(each.ends_on),
            _("Anggaran (Rp)"): words.number(each.budget),
            _("Pembagian biaya"): _rule(each),
        }
        for each in rows.defer("sharing__costs", "sharing__measures")
    }


def _rule(activity: Activity) -> str:
    """Return the rule by which an activity's cost is divided; nothing where none was chosen."""
    found = getattr(activity, "sharing", None)
    return found.get_rule_display() if found is not None else ""


def _sets(
    subject: str, before: Mapping[Any, dict[str, str]], after: Mapping[Any, dict[str, str]]
) -> Iterator[Change]:
    for key, fields in before.items():
        if key not in after:
            yield Change("dropped", subject, next(iter(fields.values())))
    for key, fields in after.items():
        if key not in before:
            yield Change("added", subject, next(iter(fields.values())))
        else:
            name = next(iter(before[key].values()))
            yield from _changed(f"{subject}: {name}", before[key], fields)


def _changed(subject: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for what, value in after.items():
        if before[what] != value:
            yield Change("changed", subject, what, before[what], value)


def _targets(later: Framework) -> Iterator[Change]:
    """Yield the drafted values that differ from the agreed ones; an agreed version has none."""
    if later.state not in IN_WORK:
        return
    versions = {each.indicator_id: each for each in later.indicators.all()}
    agreed = {
        (each.indicator_id, each.organisation_id, each.period_id): each.quantity
        for each in targets(later.collaboration)
    }
    for row in later.planned.select_related("organisation", "period").order_by("indicator_id", "period_id"):
        old = agreed.get((row.indicator_id, row.organisation_id, row.period_id))
        if row.indicator_id in versions and old != quantity(row):
            where = period_name(row.period) if row.period else _("Nilai awal")
            version = versions[row.indicator_id]
            what = f"{row.organisation.short_name}, {where}"
            yield _value(version, what, old, quantity(row))


def _value(version: IndicatorVersion, what: str, old: Quantity | None, new: Quantity) -> Change:
    subject = _("Target: %(name)s") % {"name": version.name}
    return Change("changed", subject, what, figure(version, old) or words.NOTHING, figure(version, new))
