"""Dividing the joint cost of an activity: laying the costs, measuring the payers, choosing a rule."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from rajut.core.coalition.meanings import MEASURED
from rajut.core.law.lifecycle import refuse
from rajut.core.potential.records import Unsound
from rajut.core.words import say
from rajut.foundation.journal.actions import field_error, keep
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.steps.plan.actions.money import revising
from rajut.steps.plan.models import Activity, Contribution, CostSharing, Framework
from rajut.steps.plan.queries.deriving import derivable, derived
from rajut.steps.plan.queries.leaving import Leaving, leaving
from rajut.steps.plan.queries.parties import binding
from rajut.steps.plan.queries.sharing import MOST, Costs, Worked, known_of, players_of, worked_out

LARGEST = 10**15  # rupiah; the shares of what is larger are no longer exact to the rupiah

NOT_OURS = say("Biaya hanya dibagi antara pihak kolaborasi ini.")
TOO_MANY = say(
    "Pembagian dihitung untuk paling banyak 20 pihak; kosongkan biaya pihak yang tidak ikut menanggung."
)
TOO_FEW = say("Biaya dibagi antara sedikitnya dua pihak.")
TOO_LARGE = say("Biaya lebih besar dari seribu triliun rupiah. Periksa angka dan satuannya.")
NOT_ALONE = say("Isi biaya sendiri setiap pihak yang disebut dalam gabungan.")
NO_COSTS = say("Biaya kegiatan ini belum diisi.")
GONE = say("Kegiatan ini sudah dihapus dari rencana.")
NO_SUCH_RULE = say("Cara ini tidak dapat dihitung dari biaya dan ukuran yang ada.")
CHANGED_SINCE = say(
    "Biaya atau ukurannya sudah diubah sejak halaman ini dibuka. Periksa lagi pembagiannya, lalu pilih."
)
NO_REASON = say("Cara ini tidak stabil. Tulis mengapa tetap dipilih.")
BELOW_ZERO = say("Cara ini memberi bagian di bawah nol kepada satu pihak; sumbangan tidak dapat negatif.")
UNMEASURED = say("Isi ukuran setiap pihak dengan angka nol atau lebih, dan jumlahnya lebih dari nol.")
NO_BASIS = say("Potensi asal kolaborasi ini tidak memuat hitungan biaya untuk sedikitnya dua pihaknya.")


def lay_costs(
    activity: Activity, *, costs: Costs, origin: str, source: str, actor: Actor, at: datetime
) -> CostSharing:
    """Keep what each group would cost (whole rupiah); whoever is costed alone is a payer.

    A division chosen before no longer stands; measures stay where the payers do. The contributions stay until
    a rule is chosen again (`divide`).
    """
    with revising(activity, actor=actor, at=at, costed=activity.title) as locked:
        _still_there(activity, locked)
        players = _players(costs, locked)
        row = CostSharing.objects.filter(activity=activity).first() or CostSharing(activity=activity)
        row.collaboration_id = locked.collaboration_id
        if row.players != [each.pk for each in players]:
            row.players = [each.pk for each in players]
            _take_measures(row, players)
        row.costs = [[sorted(group), str(cost)] for group, cost in _in_order(costs)]
        row.origin, row.source = origin, source
        row.costed_at, row.costed_by = at, _signed(actor)
        _unchoose(row)
        _worked(row, players)
        keep(row, new=row.pk is None)
    return row


def derive_costs(activity: Activity, *, actor: Actor, at: datetime) -> CostSharing:
    """Lay the costs of the opportunity that the collaboration was opened from, as the actor assumes them."""
    found = derivable(activity.framework.collaboration, actor=actor)
    if found is None:
        raise refuse(NO_BASIS)
    origin, source = CostSharing.Origin.OPPORTUNITY, found.source[:400]
    try:
        costs = derived(found)
    except Unsound as error:
        raise _in_words(error) from error
    return lay_costs(activity, costs=costs, origin=origin, source=source, actor=actor, at=at)


def measure(
    activity: Activity,
    *,
    measures: Mapping[str, Mapping[int, Decimal]],
    source: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Keep measures of the payers, by name and organisation; a measure counts when everybody has it.

    A division by a rule of measures no longer stands.
    """
    with revising(activity, actor=actor, at=at, measured=activity.title):
        row = _laid(activity)
        row.measures = {name: _line(given, row.players) for name, given in measures.items() if given}
        row.measures_source = source
        if row.rule in set(MEASURED):
            _unchoose(row)
        keep(row)


def divide(
    activity: Activity, *, rule: str, reason: str = "", seen: str | None = None, actor: Actor, at: datetime
) -> None:
    """Choose a rule and carry its amounts into the activity's contributions; others' gifts stay.

    What earlier choices wrote for who pays no longer is taken back (`leaving` says what and what stays).
    A rule that somebody would leave over needs a reason. `seen`: the stamp of the costs and measures that
    the actor looked at; refused where they are others by now.
    """
    told: dict[str, Any] = {"divided": activity.title, "rule": rule, "reason": reason}
    with revising(activity, actor=actor, at=at, **told) as locked:
        row = _laid(activity)
        if seen is not None and seen != row.stamp:
            raise ValidationError(gettext(CHANGED_SINCE))
        _still_ours(row.players, locked)
        row.amounts = list(_amounts(row, rule, reason))
        row.rule, row.reason = rule, reason
        row.chosen_at, row.chosen_by = at, _signed(actor)
        _release(row, leaving(row))
        _carry(row)
        keep(row)


def drop_sharing(activity: Activity, *, actor: Actor, at: datetime) -> None:
    """Take the division away; the contributions stay as they are."""
    with revising(activity, actor=actor, at=at, undivided=activity.title):
        _laid(activity).delete()


def _players(costs: Costs, framework: Framework) -> list[Organisation]:
    """Return whoever is costed alone, in the order of the parties."""
    alone = {next(iter(group)) for group in costs if len(group) == 1}
    _still_ours(set().union(*costs), framework)
    if len(alone) < 2:
        raise ValidationError(gettext(TOO_FEW))
    if not set().union(*costs) <= alone:
        raise ValidationError(gettext(NOT_ALONE))
    if len(alone) > MOST:
        raise ValidationError(gettext(TOO_MANY))
    if max(costs.values()) >= LARGEST:
        raise ValidationError(gettext(TOO_LARGE))
    parties = [party.organisation for party in binding(framework.collaboration)]
    return [each for each in parties if each.pk in alone]


def _still_there(activity: Activity, framework: Framework) -> None:
    """Refuse where somebody took the activity out of the draft in the meantime."""
    if not framework.activities.filter(pk=activity.pk).exists():
        raise refuse(GONE)


def _still_ours(players: Iterable[int], framework: Framework) -> None:
    if not set(players) <= {party.organisation_id for party in binding(framework.collaboration)}:
        raise refuse(NOT_OURS)


def _in_order(costs: Costs) -> list[tuple[frozenset[int], Decimal]]:
    """Return the groups, the smallest first, so that equal costs are kept in equal bytes."""
    return sorted(costs.items(), key=lambda pair: (len(pair[0]), sorted(pair[0])))


def _laid(activity: Activity) -> CostSharing:
    """Return the costs of an activity as they stand under the lock of its plan."""
    row = CostSharing.objects.filter(activity=activity).first()
    if row is None:
        raise refuse(NO_COSTS)
    return row


def _take_measures(row: CostSharing, players: Sequence[Organisation]) -> None:
    """Begin anew with what the regions' data say of everybody."""
    known = known_of(players)
    whole = {name: given for name, given in known.values.items() if len(given) == len(players)}
    row.measures = {name: _line(given, row.players) for name, given in whole.items()}
    row.measures_source = known.source[:400] if whole else ""


def _line(given: Mapping[int, Decimal], players: Sequence[int]) -> list[str]:
    """Return one measure in the order of the payers."""
    values = [given.get(player) for player in players]
    sound = [each for each in values if each is not None and each.is_finite() and each >= 0]
    if len(sound) < len(players) or not any(sound):
        raise ValidationError(gettext(UNMEASURED))
    return [format(each.normalize(), "f") for each in sound]


def _worked(row: CostSharing, players: Sequence[Organisation]) -> Worked:
    """Divide the costs; what makes no game is told in words."""
    try:
        return worked_out(row, players=players)
    except Unsound as error:
        raise _in_words(error) from error


def _in_words(error: Unsound) -> ValidationError:
    return ValidationError(error.sentence.text(gettext))


def _amounts(row: CostSharing, rule: str, reason: str) -> tuple[int, ...]:
    """Return what a rule gives, or say why it cannot be chosen."""
    worked = _worked(row, players_of(row))
    found = worked.division(rule)
    if found is None:
        raise field_error("rule", gettext(NO_SUCH_RULE))
    amounts = worked.whole[found.rule]
    if min(amounts) < 0:
        raise field_error("rule", gettext(BELOW_ZERO))
    if not found.stability.in_core and not reason.strip():
        raise field_error("reason", gettext(NO_REASON))
    return amounts


def _carry(row: CostSharing) -> None:
    """Write what each payer bears as its contribution; who bears nothing has none.

    What somebody typed and a rule gives as well stays typed: only what is written here is taken back later.
    """
    held = {each.organisation_id: each for each in Contribution.objects.filter(activity=row.activity_id)}
    ours = {player for player, given in held.items() if row.written.get(str(player)) == given.amount}
    row.written = {}
    for player, amount in row.carried.items():
        given = held.get(player)
        if _gives(row, player, amount, given) or player in ours:
            row.written[str(player)] = amount


def _gives(row: CostSharing, player: int, amount: int, given: Contribution | None) -> bool:
    """Make `amount` what a payer gives; return whether that had to be written."""
    if not amount:
        if given is not None:
            given.delete()
        return False
    if given is not None and given.amount == amount:
        return False
    fresh = given is None
    if given is None:
        given = Contribution(collaboration_id=row.collaboration_id, activity_id=row.activity_id)
        given.organisation_id = player
    given.amount = Decimal(amount)
    keep(given, new=fresh)
    return True


def _release(row: CostSharing, found: Sequence[Leaving]) -> None:
    """Take back what earlier choices wrote for who pays no longer; what stays is theirs from now on."""
    taken = [each.organisation.pk for each in found if not each.stays]
    Contribution.objects.filter(activity=row.activity_id, organisation__in=taken).delete()


def _unchoose(row: CostSharing) -> None:
    row.rule = row.reason = row.chosen_by = ""
    row.amounts, row.chosen_at = [], None


def _signed(actor: Actor) -> str:
    return f"{actor.name}, {actor.title}"[:200]
