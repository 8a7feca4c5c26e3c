"""The letters of this step; official correspondence is written in Indonesian, whoever reads it."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from rajut.foundation.journal.actions import notify
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Meeting, Message, Party
from rajut.steps.engage.queries.people import DECIDING, PREPARING, TAKING_PART, holders


def invitation(party: Party, *, at: datetime) -> None:
    """Tell those who may answer that their organisation is invited."""
    matter = party.collaboration
    notify(
        holders([party.organisation_id], ranks=DECIDING, on=timezone.localdate(at)),
        key=f"engage.invitation:{party.pk}",
        subject=f"Undangan berkolaborasi: {matter.title}",
        body=f"{matter.opened_by} mengundang {party.organisation} sebagai "
        f"{party.get_part_display().lower()} dalam kolaborasi “{matter.title}”. "
        f"Jawaban ditunggu paling lambat {party.due_on:%d-%m-%Y}.",
        path=reverse("engage:collaboration", args=[matter.pk]),
        at=at,
    )


def answer(party: Party, *, at: datetime) -> None:
    """Tell whoever invited what the organisation answered."""
    matter = party.collaboration
    said = "menerima undangan" if party.state == "accepted" else "menolak undangan"
    reason = f" Alasan: {party.reason}" if party.reason else ""
    notify(
        holders([matter.opened_by_id], ranks=PREPARING, on=timezone.localdate(at)),
        key=f"engage.answer:{party.pk}",
        subject=f"{party.organisation} {said}: {matter.title}",
        body=f"{party.organisation} {said} dalam kolaborasi “{matter.title}”.{reason}",
        path=reverse("engage:collaboration", args=[matter.pk]),
        at=at,
    )


def mention(message: Message, *, organisations: Iterable[Organisation], at: datetime) -> None:
    """Tell the people of the organisations a message names; never its author."""
    people = holders(
        [each.pk for each in organisations], ranks=TAKING_PART, on=timezone.localdate(at)
    ).exclude(pk=message.author_id)
    notify(
        people,
        key=f"engage.mention:{message.pk}",
        subject=f"Anda disebut dalam diskusi: {message.topic.title}",
        body=f"{message.author}, {message.title}, {message.organisation}, menulis dalam kolaborasi "
        f"“{message.collaboration.title}”:\n\n{message.body[:1000]}",
        path=reverse("engage:topic", args=[message.collaboration_id, message.topic_id]),
        at=at,
    )


def meeting(row: Meeting, *, what: str, at: datetime) -> None:
    """Tell the invited organisations of a meeting: `what` is the subject's first words."""
    local = timezone.localtime(row.starts_at)
    where = row.place or row.online
    invited = row.invitees.values_list("organisation_id", flat=True)
    notify(
        holders(invited, ranks=TAKING_PART, on=timezone.localdate(at)).exclude(pk=row.called_by_id or 0),
        key=f"engage.meeting:{row.pk}:{row.sequence}",
        subject=f"{what}: {row.title}",
        body=f"{what} dalam kolaborasi “{row.collaboration.title}”: “{row.title}”, "
        f"{local:%d-%m-%Y} pukul {local:%H.%M} {local.tzname()}, {where}."
        + (f" Alasan: {row.reason}" if row.reason else ""),
        path=reverse("engage:meeting", args=[row.collaboration_id, row.pk]),
        at=at,
    )
