"""Who answers for one of the own commitments."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Post
from rajut.steps.plan.models import Commitment, Framework
from rajut.steps.plan.queries.entrusted import own_commitments, people


class CommitmentChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes no argument when it runs
    """A commitment, told by its indicator."""

    def label_from_instance(self, obj: Commitment) -> str:
        """Its indicator's name in this version."""
        return str(getattr(obj, "name", obj))


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # takes no argument when it runs
    """A person, told by name and post."""

    def label_from_instance(self, obj: Post) -> str:
        """Name first: that is how people look for somebody."""
        return f"{obj.user} – {obj.title}, {obj.organisation.short_name}"


class Entrust(forms.Form):
    """Who answers for one of the indicators that the actor's party is committed to."""

    commitment = CommitmentChoice(Commitment.objects.none(), label=_("Indikator"))
    responsible = PersonChoice(
        Post.objects.none(), label=_("Penanggung jawab"), required=False, empty_label=_("belum ditetapkan")
    )

    def __init__(self, *args: Any, framework: Framework, actor: Actor, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = own_commitments(framework, actor=actor)
        parties = own.values_list("organisation_id", flat=True)
        self.fields["commitment"].queryset = own  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["responsible"].queryset = people(set(parties), on=on)  # type: ignore[attr-defined]  # a ModelChoiceField
