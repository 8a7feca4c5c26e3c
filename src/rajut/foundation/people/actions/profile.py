"""What people say of themselves."""

from datetime import datetime

from django.db import transaction

from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import User
from rajut.foundation.people.told import tell


@transaction.atomic
def describe(user: User, *, name: str, language: str, actor: Actor, at: datetime) -> None:
    """Change one's own name and language."""
    before = {"name": user.name, "language": user.language}
    user.name, user.language = name.strip(), language
    user.clean_fields(exclude={field.name for field in user._meta.fields} - set(before))
    user.save(update_fields=list(before))
    after = {"name": user.name, "language": user.language}
    changes = {field: [before[field], value] for field, value in after.items() if value != before[field]}
    if changes and actor.is_official:
        tell(actor.organisation_id, user, "describe", actor=actor, at=at, changes=changes)
