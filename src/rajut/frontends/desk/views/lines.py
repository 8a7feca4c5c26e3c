"""Lines of the desk as they are drawn: what, whose, how long still."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rajut.core.law.calendar import working_days_between
from rajut.foundation.journal.inbox import Waiting
from rajut.frontends.desk.queries.standing import LIGHTS, STEPS
from rajut.steps.engage.models import Collaboration
from rajut.ui import words
from rajut.ui.templatetags.ui import status


@dataclass(frozen=True, slots=True)
class TodoLine:
    """Something that waits for the reader, with the working days left (None: no clock runs)."""

    title: str
    label: str
    url: str
    left: int | None
    about: str


@dataclass(frozen=True, slots=True)
class Line:
    """Something to know: a name that leads to its page, a smaller line under it, a sign beside it."""

    title: str
    url: str
    about: str
    sign: SafeString | str = ""
    note: str = ""


def todo_line(item: Waiting, *, today: date) -> TodoLine:
    """Draw what waits for the reader: in which matter, for whom, since when."""
    since = words.day(item.since)
    told = _("dari %(who)s, %(day)s") % {"who": item.sender, "day": since} if item.sender else since
    matter = "" if item.matter in item.title else item.matter
    return TodoLine(item.title, item.label, item.url, left(item, today=today), _joined(matter, told))


def asked_line(item: Waiting, *, today: date) -> Line:
    """Draw what the reader waits for: from whom, then what."""
    what = item.label if item.sender == item.title else item.title
    sign = days_sign(left(item, today=today))
    return Line(item.sender or item.title, item.url, _joined(what, item.matter), sign)


def matter_line(row: Collaboration) -> Line:
    """Draw a collaboration: its parties, its step, its state."""
    parties = _joined(*(party.organisation.short_name for party in row.standing_parties))
    url = reverse("engage:collaboration", args=[row.pk])
    step: int = getattr(row, "step", 0)
    sign = status(LIGHTS.get(row.state, "none"), _(row.state_words))
    return Line(row.title, url, parties, sign, _(STEPS[step]))


def left(item: Waiting, *, today: date) -> int | None:
    """Return the working days left, negative when late; None where no clock runs."""
    return None if item.due_on is None else working_days_between(today, item.due_on)


def days_sign(days: int | None) -> SafeString:
    """The working days that somebody else has left, as sign and words."""
    if days is None:
        return status("none", _("tanpa tenggat"))
    if days < 0:
        late = ngettext("lewat %(n)s hari kerja", "lewat %(n)s hari kerja", -days)
        return status("bad", late % {"n": words.number(-days)})
    said = ngettext("%(n)s hari kerja", "%(n)s hari kerja", days) % {"n": words.number(days)}
    return status("warn" if days <= 3 else "none", said)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
