"""Posting a form whose action may find a rule broken."""

from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError


def done(form: forms.Form, action: Callable[[], object]) -> bool:
    """Whether the form was valid and its action went through; a broken rule stands in the form."""
    if not form.is_valid():
        return False
    try:
        action()
    except ValidationError as error:
        told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        for field, sentences in told.items():
            form.add_error(field if field in form.fields else None, sentences)
        return False
    return True
