"""What counts how much in a score. Each table adds up to one; every term is 0..1, printed with its weight.

The weights are set by judgement from matching practice (complementary performance, adjacency, past success);
nearness was raised and complement lowered once after looking at real cooperation. They score opportunities:
what two could do for each other. Who may become a partner is ranked by `partner_weights`, learnt from real
cooperation and measured on hidden groups by bench/partners.py.
"""

from dataclasses import dataclass

from rajut.core.potential.records import Sentence, Term, sentence
from rajut.core.words import say

GAP_AT = 0.40  # a standing at or below this, among peers, is a gap
STRENGTH_AT = 0.60  # a standing at or above this is a strength
MIN_PEERS = 3  # fewer regions with a figure do not make a comparison
PER_GAP = 3  # partners named for each gap
MAX_AGE = 5  # years after which a figure is no longer looked at
SIMILAR = 0.5  # a term from here on speaks for the cooperation, below it against


@dataclass(frozen=True, slots=True)
class Weight:
    """A term of a score: its share of the whole, and what it means."""

    name: str
    label: str
    weight: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a partner may be, and the distance in km over which nearness falls to 37 percent."""

    furthest: float
    decay: float


LOCAL = Reach(200.0, 75.0)
PROVINCIAL = Reach(600.0, 225.0)
SIZE_SPAN = 10.0  # a tenfold difference in population is no similarity at all
FISCAL_SPAN = 4.0  # a fourfold difference in money per head is none

COMPLEMENT = Weight(
    "complement",
    say("Saling melengkapi"),
    0.30,
    say("Selisih kedudukan kedua daerah di antara wilayah lain; 1 berarti yang terlemah dan yang terkuat."),
)
NEAR = Weight(
    "near",
    say("Kedekatan"),
    0.35,
    say("1 bila berbatasan darat; selain itu menurun dengan jarak."),
)
PAST = Weight(
    "past",
    say("Pengalaman bekerja sama"),
    0.15,
    say(
        "0 tanpa kelompok kerja sama bersama, setengah dengan satu, tiga perempat dengan dua, dan seterusnya."
    ),
)
SIZE = Weight(
    "size",
    say("Kesetaraan ukuran"),
    0.10,
    say("1 bila jumlah penduduk sama, 0 bila berbeda sepuluh kali lipat."),
)
FISCAL = Weight(
    "fiscal",
    say("Kesetaraan fiskal"),
    0.10,
    say("1 bila kemampuan keuangan per penduduk sama, 0 bila berbeda empat kali lipat."),
)
NEIGHBOUR_WEIGHTS = (COMPLEMENT, NEAR, PAST, SIZE, FISCAL)

SUBJECT = Weight(
    "subject",
    say("Kesamaan urusan"),
    0.25,
    say("1 bila bidang dan urusannya sama, enam persepuluh bila hanya salah satunya."),
)
TITLE = Weight("title", say("Kemiripan judul"), 0.15, say("Bagian kata yang sama dalam kedua judul."))
COVER = Weight("cover", say("Kecukupan jumlah"), 0.20, say("Bagian kebutuhan yang dapat dipenuhi penawaran."))
TIME = Weight(
    "time", say("Kesesuaian waktu"), 0.10, say("Bagian masa kebutuhan yang tercakup masa penawaran.")
)
MATCH_NEAR = Weight(
    "near", say("Kedekatan"), 0.20, say("1 bila sewilayah atau berbatasan; selain itu menurun dengan jarak.")
)
BUDGET = Weight(
    "budget", say("Kecukupan anggaran"), 0.10, say("Anggaran kebutuhan dibanding biaya penawaran.")
)
MATCH_WEIGHTS = (SUBJECT, TITLE, COVER, TIME, MATCH_NEAR, BUDGET)

JOINT_NEAR = Weight(
    "near", say("Kedekatan"), 0.40, say("Rata-rata kedekatan pasangan daerah dalam kelompok.")
)
JOINT_TITLE = Weight(
    "title", say("Kemiripan judul"), 0.25, say("Rata-rata kemiripan judul kebutuhan dalam kelompok.")
)
JOINT_TIME = Weight(
    "time", say("Kesesuaian waktu"), 0.20, say("Masa yang sama bagi semua dibanding masa keseluruhan.")
)
JOINT_PAST = Weight(
    "past",
    say("Pengalaman bekerja sama"),
    0.15,
    say("Bagian pasangan daerah dalam kelompok yang pernah bekerja sama."),
)
JOINT_WEIGHTS = (JOINT_NEAR, JOINT_TITLE, JOINT_TIME, JOINT_PAST)

PAY_SAVING = Weight(
    "saving", say("Penghematan"), 0.35, say("1 bila bersama hemat sepersepuluh dari biaya sendiri-sendiri.")
)
PAY_SURE = Weight(
    "sure", say("Kepastian"), 0.25, say("Bagian dari kemungkinan andaian yang membuat bersama lebih murah.")
)
PAY_NEAR = Weight("near", say("Kedekatan"), 0.25, say("Rata-rata kedekatan pasangan daerah dalam kelompok."))
PAY_PAST = Weight(
    "past",
    say("Pengalaman bekerja sama"),
    0.15,
    say("Rata-rata pengalaman bersama setiap pasangan daerah dalam kelompok."),
)
PAY_WEIGHTS = (PAY_SAVING, PAY_SURE, PAY_NEAR, PAY_PAST)


@dataclass(frozen=True, slots=True)
class Argument:
    """A term of the score and the sentence made from it, for or against."""

    term: Term
    sentence: Sentence
    favours: bool


def argue(
    weight: Weight, value: float | None, template: str, *, favours: bool, **values: str | float | int
) -> Argument:
    """Return the term and its sentence; an unknown value counts as one half."""
    term = Term(
        weight.name,
        weight.label,
        0.5 if value is None else round(min(1.0, max(0.0, value)), 6),
        weight.weight,
        known=value is not None,
    )
    words = sentence(template, points=term.points, weight=weight.weight, **values)
    return Argument(term, words, favours)


def score(arguments: tuple[Argument, ...]) -> float:
    """Return the sum of the terms' points, 0..1."""
    return round(min(1.0, sum(argument.term.points for argument in arguments)), 6)


def certainty(arguments: tuple[Argument, ...]) -> float:
    """Return the share of the weight whose value is known, 0..1."""
    return round(sum(a.term.weight for a in arguments if a.term.known), 6)
