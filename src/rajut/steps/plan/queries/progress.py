"""Where the third step of a collaboration stands, in words; what waits for somebody in it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.db.models import Count, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.core.law.calendar import working_days_between
from rajut.core.law.lifecycle import Move
from rajut.foundation.journal.inbox import Waiting
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Collaboration
from rajut.steps.engage.queries.matters import standing, unsaid
from rajut.steps.engage.queries.parts import Parts, among, parts_of
from rajut.steps.plan.models import Assent, Framework
from rajut.steps.plan.models.missing import missing_of
from rajut.steps.plan.queries.framework import IN_WORK
from rajut.ui import words
from rajut.ui.rail import Stage, State


def stage(collaboration: Collaboration, *, actor: Actor, at: datetime) -> Stage:
    """Return what the rail says of this step: in force, being written, or for whose assent it waits."""
    found = list(
        Framework.objects.filter(collaboration=collaboration)
        .annotate(size=Count("indicators"))
        .order_by("-version")
    )
    state, said = _told(collaboration, found, today=timezone.localdate(at))
    return Stage(3, _("Perencanaan"), state, said, reverse("plan:plan", args=[collaboration.pk]))


def _told(collaboration: Collaboration, found: Sequence[Framework], *, today: date) -> tuple[State, str]:
    in_force = next((each for each in found if each.state == "agreed"), None)
    in_work = next((each for each in found if each.state in IN_WORK), None)
    if in_force is not None:
        agreed = _("Disepakati %(day)s") % {"day": words.day(in_force.agreed_at)}
        later = _("versi %(n)s disusun") % {"n": in_work.version} if in_work else _sized(in_force)
        return "done", f"{agreed} · {later}"
    if in_work is not None and in_work.state == "proposed":
        return _awaited(in_work, today=today)
    if in_work is not None:
        return "now", _("Sedang disusun · %(size)s") % {"size": _sized(in_work)}
    if any(each.state == "closed" for each in found):
        return "done", _("Rencana ditutup")
    if collaboration.state in {"formed", "running"}:
        return "now", _("Rencana belum disusun")
    return "none", _("Menunggu para pihak")


def _sized(framework: Framework) -> str:
    count: int = getattr(framework, "size", 0)
    return ngettext("%(n)s indikator", "%(n)s indikator", count) % {"n": count}


def _awaited(framework: Framework, *, today: date) -> tuple[State, str]:
    given = set(
        Assent.objects.filter(framework=framework, withdrawn=False).values_list("organisation_id", flat=True)
    )
    owing = [
        party.organisation for party in framework.collaboration.members if party.organisation_id not in given
    ]
    if not owing:
        return "now", _("Semua pihak setuju; tinggal disahkan")
    left = working_days_between(today, framework.due_on) if framework.due_on else 0
    told = {"who": _names(owing), "n": words.number(abs(left))}
    if left < 0:
        return "late", _("Menunggu persetujuan %(who)s, lewat %(n)s hari kerja") % told
    return "wait", _("Menunggu persetujuan %(who)s, %(n)s hari kerja") % told


def _names(owing: list[Organisation]) -> str:
    if len(owing) == 1:
        return owing[0].short_name
    told = {"who": owing[0].short_name, "n": len(owing) - 1}
    return ngettext("%(who)s dan %(n)s lainnya", "%(who)s dan %(n)s lainnya", len(owing) - 1) % told


def waiting(actor: Actor, *, at: datetime, parts: Parts | None = None) -> list[Waiting]:
    """Return the plans this actor can now propose, assent to or agree; six queries, however many wait."""
    return inbox(actor, at=at, parts=parts)[0]


def sent(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return the assents that the actor's organisations, as initiators, still wait for."""
    return inbox(actor, at=at)[1]


def inbox(actor: Actor, *, at: datetime, parts: Parts | None = None) -> tuple[list[Waiting], list[Waiting]]:
    """Return what waits for the actor and what the actor waits for, from the same six queries.

    `parts`: the actor's own collaborations, where they are known already; asking for them is one of the six.
    """
    if not actor.organisation_ids:
        return [], []
    own = parts or parts_of(actor)
    rows = Framework.objects.filter(among(own.ids_with_opened), state__in=IN_WORK)
    found = list(rows.select_related("collaboration__opened_by").defer(*unsaid("collaboration__")).order_by())
    prefetch_related_objects([each.collaboration for each in found], standing("parties", regions=False))
    given: dict[int, set[int]] = {each.pk: set() for each in found}
    assents = Assent.objects.filter(framework__in=given, withdrawn=False)
    for framework_id, organisation_id in assents.values_list("framework_id", "organisation_id"):
        given[framework_id].add(organisation_id)
    return list(_items(found, given, actor=actor)), list(_sent(found, given, actor=actor))


def _items(found: Sequence[Framework], given: Mapping[int, set[int]], *, actor: Actor) -> Iterator[Waiting]:
    mine = [each for each in found if _may_move(each, actor)]
    missing = missing_of({each.pk: each.collaboration_id for each in mine})
    for framework in mine:
        hats = framework.hats(actor)
        facts = framework.weigh(missing[framework.pk], given=given[framework.pk], actor=actor)
        for choice in framework.lifecycle.choices(state=framework.state, hats=hats, facts=facts):
            if choice.move.awaited and choice.refusal is None:
                yield _item(framework, choice.move)
                break


def _may_move(framework: Framework, actor: Actor) -> bool:
    """Return whether the table expects something of the actor here; only then is it asked what is missing."""
    takes_part = any(
        party.state == "accepted" and party.organisation_id in actor.organisation_ids
        for party in framework.collaboration.standing_parties
    )
    return takes_part and framework.state in framework.lifecycle.awaited(framework.hats(actor))


def _item(framework: Framework, move: Move) -> Waiting:
    matter = framework.collaboration
    return Waiting(
        title=f"{_(move.label)}: {matter.title}",
        label=_(move.label),
        url=f"{reverse('plan:plan', args=[matter.pk])}?versi={framework.version}",
        matter=matter.title,
        sender=matter.opened_by.name,
        since=timezone.localdate(framework.proposed_at or framework.begun_at),
        due_on=framework.due_on if move.deadline else None,
    )


def _sent(found: Sequence[Framework], given: Mapping[int, set[int]], *, actor: Actor) -> Iterator[Waiting]:
    for row in found:
        if row.state == "proposed" and row.collaboration.opened_by_id in actor.organisation_ids:
            yield from (_awaiting(row, each) for each in _owing(row, given[row.pk]))


def _awaiting(row: Framework, organisation: Organisation) -> Waiting:
    return Waiting(
        title=organisation.name,
        label=_("Menunggu persetujuan rencana"),
        url=f"{reverse('plan:plan', args=[row.collaboration_id])}?versi={row.version}",
        matter=row.collaboration.title,
        sender=organisation.name,
        since=timezone.localdate(row.proposed_at),
        due_on=row.due_on,
    )


def _owing(framework: Framework, given: set[int]) -> list[Organisation]:
    members = framework.collaboration.members
    return [party.organisation for party in members if party.organisation_id not in given]
