"""The hash chain: each event's digest covers its content and the digest before it."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any


def digest(previous: str, content: dict[str, Any]) -> str:
    """Return the SHA-256 (hex) over the previous digest and the content's canonical JSON."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def moment(at: datetime) -> str:
    """Return a time as the chain writes it: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
