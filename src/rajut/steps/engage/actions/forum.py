"""What the parties say to each other: topics, messages, mentions."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from rajut.core.law.lifecycle import refuse
from rajut.core.words import say
from rajut.foundation.journal.actions import keep, note
from rajut.foundation.journal.moving import LOOKERS_ON
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.engage.actions import letters
from rajut.steps.engage.models import Collaboration, Message, Topic
from rajut.steps.engage.queries.mentions import mentioned

ONLY_LOOKING = say("Diskusi diisi oleh petugas para pihak; jabatan Anda di sini hanya membaca.")
CLOSED = say("Kolaborasi ini sudah selesai; diskusinya hanya dapat dibaca.")
NOT_YOURS = say("Pesan hanya dapat dicoret oleh penulisnya.")
STRUCK = say("Pesan ini sudah dicoret.")


@transaction.atomic
def start(
    collaboration: Collaboration,
    *,
    title: str,
    body: str,
    mentions: Iterable[Organisation] = (),
    actor: Actor,
    at: datetime,
) -> Topic:
    """Open a topic with its first message."""
    speaker = _speaker(collaboration, actor=actor)
    topic = Topic(collaboration=collaboration, title=title, opened_by_id=speaker[0], opened_at=at, last_at=at)
    keep(topic, new=True)
    note(collaboration, "discuss", actor=actor, at=at, topic=topic)
    write(topic, body=body, mentions=mentions, actor=actor, at=at)
    return topic


@transaction.atomic
def write(
    topic: Topic, *, body: str, mentions: Iterable[Organisation] = (), actor: Actor, at: datetime
) -> Message:
    """Add a message; parties it names, in the list or with @ in the text, get a letter."""
    locked = Topic.objects.select_for_update(of=("self",)).get(pk=topic.pk)
    author, organisation = _speaker(locked.collaboration, actor=actor)
    message = Message(
        collaboration=locked.collaboration,
        topic=locked,
        author_id=author,
        organisation_id=organisation,
        title=actor.title,
        body=body,
        at=at,
    )
    keep(message, new=True)
    named = mentioned(body, parties=locked.collaboration.standing_parties, chosen=mentions)
    message.mentions.set(named)
    locked.last_at, locked.count = at, locked.count + 1
    keep(locked)
    letters.mention(message, organisations=named, at=at)
    return message


@transaction.atomic
def strike(message: Message, *, reason: str, actor: Actor, at: datetime) -> None:
    """Strike one's own message; it stays in its place with the reason."""
    locked = Message.objects.select_for_update(of=("self",)).get(pk=message.pk)
    if locked.author_id != actor.user_id:
        raise refuse(NOT_YOURS)
    if locked.struck_at is not None:
        raise refuse(STRUCK)
    locked.struck_at, locked.struck_reason = at, reason
    keep(locked)
    note(locked.collaboration, "strike_message", actor=actor, at=at, message=locked.pk, reason=reason)


def _speaker(collaboration: Collaboration, *, actor: Actor) -> tuple[int, int]:
    """Return who speaks for which organisation, or refuse whoever may only read."""
    if collaboration.state in {"ended", "cancelled"}:
        raise refuse(CLOSED)
    if actor.user_id is None or actor.organisation_id is None:
        raise refuse(ONLY_LOOKING)
    if not collaboration.hats(actor) - LOOKERS_ON:
        raise refuse(ONLY_LOOKING)
    return actor.user_id, actor.organisation_id
