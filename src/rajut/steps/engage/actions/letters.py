"""The letters of this step; official correspondence is written in Indonesian, whoever reads it."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from rajut.foundation.journal.actions import notify
from rajut.steps.engage.models import Party
from rajut.steps.engage.queries.people import DECIDING, PREPARING, holders


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
