"""What happens to files is written down in the journal, two rooms above, which the settings name."""

from datetime import datetime
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings

from rajut.foundation.regions.asking import Asker
from rajut.foundation.regions.models import ImportRun

STREAM = "data"  # one chain for all files: a missing one is missed


class _Journal(Protocol):
    """What the journal offers."""

    def testify(
        self,
        stream: str,
        *,
        record: str,
        record_id: str,
        move: str,
        actor: Asker,
        at: datetime,
        data: dict[str, Any],
    ) -> object:
        """Append one event to a stream, whoever is asking now."""


def tell(run: ImportRun, move: str, *, actor: Asker, at: datetime) -> None:
    """Write one event about a file: which bytes they were, and what became of them."""
    journal = cast(_Journal, import_module(settings.TESTIMONY))
    journal.testify(
        STREAM,
        record=run._meta.label_lower,
        record_id=str(run.pk),
        move=move,
        actor=actor,
        at=at,
        data={
            "to": run.state,
            "kind": run.kind,
            "name": run.name,
            "sha256": run.sha256,
            "rows": run.rows_total,
            "mistakes": run.errors_total,
            "changes": [_counts(change) for change in run.summary.get("changes", [])],
        },
    )


def _counts(change: dict[str, Any]) -> dict[str, Any]:
    return {name: change[name] for name in ("label", "added", "changed", "removed", "same")}
