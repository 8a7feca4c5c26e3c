"""Who is named in a message."""

from collections.abc import Iterable

from rajut.foundation.people.models import Organisation
from rajut.steps.engage.models import Party


def mentioned(body: str, *, parties: Iterable[Party], chosen: Iterable[Organisation]) -> list[Organisation]:
    """Return the parties that were chosen or stand in the text as “@Kabupaten Sleman” or “@Sleman”.

    Who is no party is left out, however it was named: a letter must not tell it of the matter.
    """
    wanted = {organisation.pk for organisation in chosen}
    text = " ".join(body.lower().split())
    found = [party.organisation for party in parties if party.state in {"invited", "accepted"}]
    return [each for each in found if each.pk in wanted or _named(each, text)]


def _named(organisation: Organisation, text: str) -> bool:
    return any(f"@{name}" in text for name in names(organisation))


def names(organisation: Organisation) -> set[str]:
    """Return how people write an organisation's name after an @, in small letters."""
    full = organisation.name.removeprefix("Pemerintah ")
    short = organisation.region.short_name if organisation.is_government and organisation.region else full
    return {name.lower() for name in (organisation.name, full, organisation.short_name, short)}
