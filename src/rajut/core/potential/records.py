"""The one record of every finder: where working together would pay, with its evidence and its reasons."""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

ENGINE_VERSION = "1.0"


class Kind(StrEnum):
    """Which finder spoke."""

    NEIGHBOURS = "neighbours"  # a gap here, strength at a neighbour
    NEED_OFFER = "need_offer"  # what one needs another offers
    JOINT_NEED = "joint_need"  # neighbours that need the same
    JOINT_PURCHASE = "joint_purchase"  # the same thing bought at the same time
    JOINT_SERVICE = "joint_service"  # a service that would take less together
    JOINT_CLASS = "joint_class"  # the same training, one class
    LENDING = "lending"  # an expert here, the need there
    SHARED_APPLICATION = "shared_application"  # several run what one could run for all
    SHARED_SITE = "shared_site"  # a facility with room, a neighbour without


class Constraint(StrEnum):
    """What kept the finder from naming an opportunity."""

    NOT_AUTONOMOUS = "not_autonomous"
    NO_INDICATOR = "no_indicator"
    NO_FIGURE = "no_figure"
    FEW_PEERS = "few_peers"
    CONSTANT = "constant"
    NO_GAP = "no_gap"
    NO_NEIGHBOUR = "no_neighbour"
    NO_STRENGTH = "no_strength"
    NO_SUBJECT = "no_subject"
    NO_PERIOD = "no_period"
    NO_UNIT = "no_unit"
    NO_COST = "no_cost"
    NO_SAVING = "no_saving"
    NO_PROVIDER = "no_provider"
    NO_CAPACITY = "no_capacity"
    ALONE = "alone"


def indonesian(number: float) -> str:
    """Write a number the Indonesian way: 1.234,5; at most two decimals, none where they are zero."""
    # By way of the decimal text, for 0.075 is a little less than it seems and must still become 0,08.
    cents = Decimal(str(number)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    text = f"{cents:,}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """An Indonesian message (the catalogue's key) and the values that fill its %(name)s places.

    Years and codes are given as text, so that only quantities are written as numbers.
    """

    template: str
    values: tuple[tuple[str, str | float | int], ...] = ()

    def text(
        self,
        translate: Callable[[str], str] = lambda text: text,
        *,
        number: Callable[[float], str] = indonesian,
    ) -> str:
        """Return the sentence in the language of `translate`, its numbers written by `number`."""
        filled = {name: value if isinstance(value, str) else number(value) for name, value in self.values}
        return translate(self.template) % filled


def sentence(template: str, **values: str | float | int) -> Sentence:
    """Build a sentence; floats are rounded so that equal input gives equal bytes on every machine."""
    rounded = ((key, round(v, 4) if isinstance(v, float) else v) for key, v in sorted(values.items()))
    return Sentence(template, tuple(rounded))


class Unsound(ValueError):
    """Nothing can be computed with what was given; `sentence` says why, for a person to read."""

    def __init__(self, template: str, **values: str | float) -> None:
        self.sentence = sentence(template, **values)
        super().__init__(self.sentence.text())


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row the finding stands on: `value` in `unit` of `region` in `year`, as `source` gives it."""

    label: str
    region: str
    indicator: str
    year: int | None
    value: float | None
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class Benefit:
    """A hypothesis, never a promise: a low, a middle and a high value in `unit`, and what they assume."""

    p10: float
    p50: float
    p90: float
    unit: str
    assumption: Sentence


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a score: it adds `weight * value`; an unknown value counts as one half and says so."""

    name: str
    label: str
    value: float
    weight: float
    known: bool = True

    @property
    def points(self) -> float:
        """What the term adds to the score, 0..weight."""
        return round(self.weight * self.value, 6)


@dataclass(frozen=True, slots=True)
class Quality:
    """How far the data carry a finding: named parts, each 0..1; the weakest part is the whole."""

    parts: tuple[tuple[str, float], ...]

    @property
    def value(self) -> float:
        """The weakest part, 0..1; 0 where nothing is known."""
        return min((part for _, part in self.parts), default=0.0)


class Curve(StrEnum):
    """How the cost of a group grows with its members; `core.coalition.reckoning` computes it."""

    SCALE = "scale"  # bought together: a part of it costs less, the larger the whole
    LEAD = "lead"  # one keeps running its own, the others stop theirs
    CLASSES = "classes"  # whole classes of a size are filled together
    TABLE = "table"  # what every group needs was worked out beforehand, part by part


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number nobody has measured here: a low, a middle and a high value (10, 50, 90 in 100), and why.

    A reader may set another value, from `floor` to `ceiling`.
    """

    name: str
    label: str
    unit: str
    low: float
    mid: float
    high: float
    floor: float
    ceiling: float
    source: Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what every group costs: what it needs times what that is assumed to cost.

    The cost of a group in rupiah is its place in `table` (2**n,), bit i being member i, times every
    assumption in `by`, times one less every one in `less`, times `base` to the power of the one in `power`.
    """

    table: tuple[float, ...]
    by: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    power: str = ""
    base: float = 1.0

    @property
    def names(self) -> tuple[str, ...]:
        """The assumptions it depends on."""
        return (*self.by, *self.less, *((self.power,) if self.power else ()))


@dataclass(frozen=True, slots=True)
class Basis:
    """What a saving is worked out from, so that a reader can change an assumption.

    Everything is in the order of `members`. `alone` (n,) is what each pays by itself, in rupiah. `sizes` (n,)
    are participants for CLASSES, `parts` what a group's cost adds up from for TABLE.
    `alone_words` is a message that says what `alone` is, where it is not what is paid today.
    """

    curve: Curve
    members: tuple[str, ...]
    alone: tuple[float, ...]
    assumptions: tuple[Assumption, ...]
    sizes: tuple[float, ...] = ()
    parts: tuple[Part, ...] = ()
    alone_words: str = ""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """One place where working together would pay.

    `score` is 0..1, the sum of `terms`; `members` are region codes, the focus first where there is one;
    `id` depends on domain, kind, object, period and the set of members only, so that what people decided
    about it survives a re-run. `benefit` is None where nothing can honestly be stated.
    """

    id: str
    domain: str
    kind: Kind
    members: tuple[str, ...]
    object: str
    period: str
    title: Sentence
    score: float
    terms: tuple[Term, ...]
    benefit: Benefit | None
    evidence: tuple[Evidence, ...]
    reasons: tuple[Sentence, ...]
    counter_reasons: tuple[Sentence, ...]
    data_quality: Quality
    engine_version: str
    input_hash: str
    obligatory: bool = False
    declared: tuple[str, ...] = ()
    coordination_cost: float | None = None
    shares: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    stability: float | None = None
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """Why there is no opportunity: the constraint that binds, for a region and an object (or none)."""

    region: str
    domain: str
    object: str
    constraint: Constraint
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one search found, best first; what it did not find and why; the regions nobody chooses."""

    opportunities: tuple[Opportunity, ...]
    bindings: tuple[Binding, ...]
    unchosen: tuple[str, ...]
    engine_version: str
    input_hash: str


def identity(*, domain: str, kind: Kind, object: str, period: str, members: Iterable[str]) -> str:
    """Return 16 hexadecimal digits that name an opportunity, whatever the order of its members."""
    return digest([domain, kind.value, object, period, *sorted(members)])[:16]


def digest(parts: Iterable[object]) -> str:
    """Return the SHA-256 of the parts; their boundaries count, so ("ab",) and ("a", "b") differ."""
    return hashlib.sha256(json.dumps([str(part) for part in parts]).encode()).hexdigest()


def canonical(record: Findings | Opportunity) -> str:
    """Return the record as JSON with sorted keys: equal records give equal bytes."""
    return json.dumps(dataclasses.asdict(record), sort_keys=True, ensure_ascii=False, default=str)
