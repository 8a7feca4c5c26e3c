"""Where the first step of a collaboration stands, in words."""

from datetime import datetime
from typing import Protocol

from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.foundation.people.actor import Actor
from rajut.steps.identify.models import Opportunity
from rajut.ui import words
from rajut.ui.rail import Stage


class Matter(Protocol):
    """The part of a collaboration that this step asks about; the step that opens it comes later."""

    @property
    def opportunity_id(self) -> str | None:
        """The key of the opportunity it was opened from."""


def stage(collaboration: Matter, *, actor: Actor, at: datetime) -> Stage:
    """Return what the rail says of this step: from which opportunity the collaboration was opened."""
    key = collaboration.opportunity_id
    found = Opportunity.objects.visible_to(actor).filter(pk=key).first() if key else None
    if found is None:
        said = _("Dari peluang") if key else _("Dibuka langsung")
        return Stage(1, _("Potensi"), "done", said, reverse("identify:opportunities"))
    said = _("Dari peluang berskor %(score)s") % {"score": words.number(found.score, 2)}
    return Stage(1, _("Potensi"), "done", said, reverse("identify:opportunity", args=[found.pk]))
