"""The hash chain: each event's digest covers its content and the digest before it."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, Protocol


class Told(Protocol):
    """What an event's digest covers."""

    stream: str
    sequence: int
    collaboration_id: int | None
    record: str
    record_id: str
    move: str
    user_id: int | None
    post_id: int | None
    organisation_id: int | None
    actor: str
    at: datetime
    data: dict[str, Any]


def content(event: Told) -> dict[str, Any]:
    """Return what an event's digest covers: everything but the digests."""
    return {
        "stream": event.stream,
        "sequence": event.sequence,
        "collaboration": event.collaboration_id,
        "record": event.record,
        "record_id": event.record_id,
        "move": event.move,
        "user": event.user_id,
        "post": event.post_id,
        "organisation": event.organisation_id,
        "actor": event.actor,
        "at": moment(event.at),
        "data": event.data,
    }


def digest(previous: str, content: dict[str, Any]) -> str:
    """Return the SHA-256 (hex) over the previous digest and the content's canonical JSON."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def moment(at: datetime) -> str:
    """Return a time as the chain writes it: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
