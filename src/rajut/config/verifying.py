"""What the command `verify` finds in the journal, for an auditor or a program."""

import dataclasses
import json

import click
from django.db import transaction

from rajut.config.trouble import FOUND
from rajut.config.words import tell
from rajut.core.words import say
from rajut.foundation.journal.models import Event, StreamHead
from rajut.foundation.journal.queries import Fault, faults
from rajut.foundation.people.sight import as_system

INTACT = say("Jurnal utuh: %(events)s peristiwa dalam %(streams)s rangkaian.")
BROKEN = say("Jurnal rusak di %(count)s tempat:")


def verify(*, as_json: bool) -> int:
    """Walk the journal's chains and name every broken link; return the exit code."""
    with transaction.atomic(), as_system():
        found = list(faults())
        events, streams = Event.objects.count(), StreamHead.objects.count()
    if as_json:
        told = {"events": events, "streams": streams, "faults": [dataclasses.asdict(each) for each in found]}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        _tell_faults(found, events=events, streams=streams)
    return FOUND if found else 0


def _tell_faults(found: list[Fault], *, events: int, streams: int) -> None:
    if not found:
        click.echo(tell(INTACT, events=events, streams=streams))
        return
    click.echo(tell(BROKEN, count=len(found)))
    for fault in found:
        click.echo(f"  {fault.stream} #{fault.sequence}: {tell(fault.words)}")
