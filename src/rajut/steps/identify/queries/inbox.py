"""What waits for somebody in this step."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rajut.core.law.lifecycles.identify import DECLARATION
from rajut.foundation.journal.inbox import Waiting
from rajut.foundation.people.actor import Actor
from rajut.steps.identify.models import Declaration
from rajut.steps.identify.queries.declarations import hats_in


def waiting(actor: Actor, *, at: datetime) -> list[Waiting]:
    """Return the drafts that this actor may announce: one query, none for somebody who decides nothing."""
    row = DECLARATION.row("open")
    mine = [each for each in actor.organisation_ids if row.by & hats_in(actor, each)]
    if not mine:
        return []
    drafts = Declaration.objects.filter(organisation_id__in=mine, state__in=row.origins)
    return [
        Waiting(
            title=_("Umumkan atau tarik: %(title)s") % {"title": draft.title},
            label=_(row.label),
            url=reverse("identify:declaration", args=[draft.pk]),
            matter=str(draft.get_kind_display()),
            sender=draft.organisation.name,
            since=timezone.localdate(draft.declared_at),
        )
        for draft in drafts.select_related("organisation")
    ]
