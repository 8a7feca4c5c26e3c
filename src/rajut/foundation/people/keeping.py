"""Saving a row so that a broken rule is told in the words of its constraint."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from rajut.core.words import say


def keep(row: models.Model, *, new: bool = False) -> None:
    """Save a row inside the caller's transaction, or raise ValidationError in the user's words.

    Fields are checked here; what spans rows is the database's to refuse, and its refusal is put into the
    sentence that the constraint carries. No question is asked twice.
    """
    row.clean_fields(exclude={field.name for field in row._meta.fields if _is_unasked(field, row)})
    row.clean()
    try:
        with transaction.atomic():  # so that the caller can still speak to the database
            row.save(force_insert=new)
    except IntegrityError as error:
        raise ValidationError(broken_rule(error, row)) from error


def _is_unasked(field: "models.Field[Any, Any]", row: models.Model) -> bool:
    """Whether the database alone judges a field: what it refers to, or that nothing stands in it."""
    return field.is_relation or (field.null and field.value_from_object(row) is None)


def broken_rule(error: IntegrityError, row: models.Model) -> str:
    """Return the sentence of the constraint that PostgreSQL named."""
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    rules = {rule.name: str(rule.violation_error_message) for rule in row._meta.constraints}
    return rules.get(name, say("Isian ini bertentangan dengan data yang sudah ada."))
