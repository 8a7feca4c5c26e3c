"""Deciding about names of what is bought: merge two or not, make one of its own or not; undo it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from rajut.core.potential.procurement.confirmations import Merge, Split, demand_names
from rajut.core.potential.procurement.lexicon import Thing, own
from rajut.core.potential.records import Unsound
from rajut.core.words import say
from rajut.foundation.journal.actions import begin, take
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Sight
from rajut.steps.identify.models import NameDecision
from rajut.steps.identify.models.finding import spoken
from rajut.steps.identify.queries.naming import AGAIN
from rajut.steps.identify.queries.telling import told

NO_PHRASE = say("Tulis sedikitnya satu frasa yang menandai barang ini dalam judul paket.")
Kind = NameDecision.Kind


def merge(organisation: Organisation, *, kept: str, other: str, actor: Actor, at: datetime) -> NameDecision:
    """Decide that two names are one, which is called `kept`; raises ValidationError for what says nothing."""
    _sound(lambda: Merge(kept, other))
    _undecided(organisation, kept, other)
    return _decide(organisation, Kind.MERGE, kept=kept, other=other, actor=actor, at=at)


def keep_apart(
    organisation: Organisation, *, kept: str, other: str, actor: Actor, at: datetime
) -> NameDecision:
    """Decide that two names that look alike are different things; they are not proposed again."""
    _sound(lambda: Merge(kept, other))
    _undecided(organisation, kept, other)
    return _decide(organisation, Kind.APART, kept=kept, other=other, actor=actor, at=at)


def split(
    organisation: Organisation, *, name: str, phrases: Sequence[str], actor: Actor, at: datetime
) -> NameDecision:
    """Decide that titles with one of the phrases are a thing of their own."""
    given = tuple(dict.fromkeys(" ".join(phrase.lower().split()) for phrase in phrases if phrase.strip()))
    if not given:
        raise ValidationError(_(NO_PHRASE))
    _sound(lambda: Thing(name, given))
    _sound(lambda: demand_names(Split(name, given), own()))
    return _decide(organisation, Kind.SPLIT, kept=name, phrases=list(given), actor=actor, at=at)


def keep_whole(
    organisation: Organisation, *, name: str, part: str, packages: int, actor: Actor, at: datetime
) -> NameDecision:
    """Decide that a part of what goes by a name is the same thing; `packages` is how many it has now.

    Once they have become AGAIN times as many it is proposed again, and may be decided again.
    """
    _sound(lambda: Merge(name, part))
    _undecided(organisation, name, part, outgrown=Q(kind=Kind.WHOLE, packages__lte=packages // AGAIN))
    return _decide(organisation, Kind.WHOLE, kept=name, other=part, packages=packages, actor=actor, at=at)


def release(decision: NameDecision, *, actor: Actor, at: datetime) -> None:
    """Let every government use it; the next search of the country does."""
    with take(decision, "release", actor=actor, at=at):
        pass


def withhold(decision: NameDecision, *, actor: Actor, at: datetime) -> None:
    """Keep it for the own organisation again."""
    with take(decision, "withhold", actor=actor, at=at):
        pass


def undo(decision: NameDecision, *, actor: Actor, at: datetime) -> None:
    """Take it back; what was decided stays in the history."""
    with take(decision, "undo", actor=actor, at=at):
        pass


def _sound(build: Callable[[], object]) -> None:
    """Raise ValidationError in the reader's words where the core refuses what was decided."""
    try:
        build()
    except Unsound as error:
        raise ValidationError(spoken(told(error.sentence))) from error


def _undecided(organisation: Organisation, kept: str, other: str, *, outgrown: Q | None = None) -> None:
    """Raise ValidationError where the organisation already decided about this pair, in either order."""
    pair = Q(kept=kept, other=other) | Q(kept=other, other=kept)
    past = Q(state="undone") if outgrown is None else Q(state="undone") | outgrown
    if NameDecision.objects.filter(pair, organisation=organisation).exclude(past).exists():
        raise ValidationError(_("Instansi Anda sudah memutuskan hal ini."))


def _decide(
    organisation: Organisation, kind: str, *, actor: Actor, at: datetime, **what: Any
) -> NameDecision:
    signed = ", ".join(filter(None, (actor.name, actor.title)))
    decision = NameDecision(
        organisation=organisation, kind=kind, decided_at=at, decided_by=signed, sight=Sight.OWN, **what
    )
    return begin(decision, actor=actor, at=at, kind=kind, kept=decision.kept, other=decision.other)


MOVES = {move.__name__: move for move in (release, withhold, undo)}
