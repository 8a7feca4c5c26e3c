"""Saving a row so that a broken rule is told in the words of its constraint."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from rajut.core.words import say


def keep(row: models.Model, *, new: bool = False, leaving: bool = False) -> None:
    """Save a row inside the caller's transaction, or raise ValidationError in the user's words.

    Fields are checked here; what spans rows is the database's to refuse, and its refusal is put into the
    sentence that the constraint carries. No question is asked twice. `leaving`: a refusal ends the caller's
    own `atomic` block, so that it needs no savepoint to speak to the database after it.
    """
    _clean(row)
    around: AbstractContextManager[object] = nullcontext() if leaving else transaction.atomic()
    try:
        with around:
            row.save(force_insert=new)
    except IntegrityError as error:
        raise ValidationError(broken_rule(error, row)) from error


def keep_all(rows: Sequence[models.Model], *, once: Sequence[str], fields: Sequence[str]) -> None:
    """Save rows of one model in one statement: new ones, or `fields` of those that stand under `once`.

    As `keep` with `leaving`: a refusal has to end the caller's own `atomic` block.
    """
    for row in rows:
        _clean(row)
    try:
        type(rows[0])._default_manager.bulk_create(
            rows, update_conflicts=True, unique_fields=once, update_fields=fields
        )
    except IntegrityError as error:
        raise ValidationError(broken_rule(error, rows[0])) from error


def _clean(row: models.Model) -> None:
    row.clean_fields(exclude={field.name for field in row._meta.fields if _is_unasked(field, row)})
    row.clean()


def _is_unasked(field: "models.Field[Any, Any]", row: models.Model) -> bool:
    """Whether the database alone judges a field: what it refers to, or that nothing stands in it."""
    return field.is_relation or (field.null and field.value_from_object(row) is None)


def broken_rule(error: IntegrityError, row: models.Model) -> str:
    """Return the sentence of the constraint that PostgreSQL named, or what a trigger of ours says itself."""
    told = getattr(error.__cause__, "diag", None)
    name = getattr(told, "constraint_name", None) or ""
    rules = {rule.name: str(rule.violation_error_message) for rule in row._meta.constraints}
    if name and getattr(told, "source_function", None) == "exec_stmt_raise":
        return str(getattr(told, "message_primary", ""))
    return rules.get(name, say("Isian ini bertentangan dengan data yang sudah ada."))
