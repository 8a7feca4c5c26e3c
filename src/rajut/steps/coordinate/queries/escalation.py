"""Who an obstacle is taken to, by name, and who works there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from rajut.core.law.authority import Rank
from rajut.core.law.escalation import Level, LevelKind
from rajut.foundation.people.models import Organisation, User
from rajut.foundation.regions.models import Region
from rajut.steps.coordinate.models import Obstacle
from rajut.steps.coordinate.models.obstacle import DECIDING
from rajut.steps.engage.queries.people import holders


@dataclass(frozen=True, slots=True)
class Address:
    """Whoever settles an obstacle: the level, the key of those who may answer, a name, and the law.

    `verified` is false where the law does not name just these parties and we read it for them.
    """

    kind: LevelKind
    key: str
    name: str
    legal_basis: str
    verified: bool


def address_of(obstacle: Obstacle) -> Address | None:
    """Return who the obstacle would be taken to now; None where nobody is left to take it to."""
    level = obstacle.next_level()
    return _WHO[level.kind](level) if level else None


def supervisors(address: Address, *, on: date) -> QuerySet[User]:
    """Return the people who may answer at an address."""
    if address.kind is LevelKind.HEAD:
        return holders([int(address.key.removeprefix("o:"))], ranks=DECIDING, on=on)
    offices = Organisation.objects.filter(supervises_nation=True)
    if address.kind is LevelKind.GOVERNOR:
        province = address.key.removeprefix("s:")
        offices = Organisation.objects.filter(kind=Organisation.Kind.PROVINCE, region_id=province)
    return holders(offices.values_list("pk", flat=True), ranks=[Rank.SUPERVISOR], on=on)


def _head(level: Level) -> Address:
    government = Organisation.objects.get(pk=level.government or 0)
    return _address(level, f"o:{government.pk}", head_of(government))


def _governor(level: Level) -> Address:
    province = Region.objects.get(pk=level.province_code)
    return _address(level, f"s:{province.pk}", f"Gubernur {province.name}")


def _minister(level: Level) -> Address:
    return _address(level, "s:*", "Menteri Dalam Negeri")


def _address(level: Level, key: str, name: str) -> Address:
    return Address(level.kind, key, name, level.legal_basis, level.verified)


def head_of(government: Organisation) -> str:
    """Return the title of a government's head, as it is written in Indonesian whatever the language."""
    place = government.short_name
    if government.kind == Organisation.Kind.CITY:
        return f"Wali Kota {place.removeprefix('Kota ')}"
    if government.kind == Organisation.Kind.REGENCY:
        return f"Bupati {place.removeprefix('Kab. ')}"
    if government.kind == Organisation.Kind.PROVINCE:
        return f"Gubernur {place.removeprefix('Provinsi ')}"
    return f"Pimpinan {government.name}"


_WHO: dict[LevelKind, Callable[[Level], Address]] = {
    LevelKind.HEAD: _head,
    LevelKind.GOVERNOR: _governor,
    LevelKind.MINISTER: _minister,
}
