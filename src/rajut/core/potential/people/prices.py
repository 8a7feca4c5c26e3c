"""What is assumed of trainings and journeys, with its sources; all money in rupiah, middle values.

What is published: lodging on duty costs from Rp 580,000 a night for the lower ranks, the daily allowance is
Rp 360,000 to 580,000 out of town and Rp 110,000 to 170,000 in a training (Minister of Finance regulation 32
of 2025, input cost standards for 2026). Every official has a right to 20 hours of training a year (PP 17/2020
art. 203). All else is assumed and can be changed where it is an `Assumption`.
"""

import numpy as np
import numpy.typing as npt

from rajut.core.potential.records import Assumption, sentence
from rajut.core.words import say

Amounts = npt.NDArray[np.float64]

DAYS = 5  # of a training: 40 hours of lessons, 8 a day
PARTICIPANTS = 40  # of one class at most
LEAST = 15  # participants without whom no class is proposed
CLASS_COST = 80e6  # trainers, room, meals and material of one class
SEAT_PRICE = 6e6  # a place in a training on the market, journey included
FARE = 1500.0  # a person and kilometre
SPEED, LONGEST = 60.0, 8.0  # km an hour on the way; hours after which one flies
HOUR = 40_000.0  # an hour of an official's working time
BOARD = 400_000.0  # a day of a training away from home: hostel, and the allowance of a training
GUEST = 1_000_000.0  # a day of an expert away from home: lodging, and the allowance out of town
EXPERT_DAY = 1_000_000.0  # a day of an expert whose cost is not stated
CONSULTANT_DAY = 3_500_000.0  # the same from the market
LENT_DAYS = 40  # that one expert can be away in a year
RUPIAH = "rupiah"

COORDINATION = say("Biaya koordinasi setiap pihak tambahan")
REALISED = say("Bagian hemat yang terwujud")
CLASS_SIZE = say("Peserta satu kelas paling banyak")
COST_OF_CLASS = say("Biaya satu kelas")
TRAVEL = say("Perjalanan setiap peserta dari luar")
PRICE = say("Harga pelatihan di pasar, setiap peserta")

COORDINATION_SOURCE = say("Anggapan, bukan ukuran: surat-menyurat, satu rapat, dan pendaftaran peserta.")
REALISED_SOURCE = say(
    "Anggapan, bukan ukuran: sebagian peserta batal atau jadwal bergeser, sehingga sebagian hemat hilang."
)
SIZE_SOURCE = say("Ketentuan yang dipilih, bukan ukuran: satu kelas paling banyak 40 peserta.")
CLASS_SOURCE = say(
    "Anggapan, bukan ukuran: pengajar, ruang, konsumsi dan bahan untuk 5 hari; ganti dengan biaya setempat."
)
TRAVEL_SOURCE = say(
    "Dihitung dari jarak rata-rata %(km)s km: ongkos, jam kerja di jalan, serta asrama dan uang harian "
    "diklat (PMK 32/2025: Rp110.000 sampai Rp170.000 sehari)."
)
PRICE_SOURCE = say(
    "Anggapan, bukan ukuran: pelatihan 5 hari pada penyelenggara umum termasuk perjalanan; ganti dengan "
    "harga setempat."
)


def travel(kilometres: Amounts, *, day: float = BOARD) -> Amounts:
    """Return what one person's journeys to a training cost, in whole rupiah; NaN where a distance is unknown.

    The cheaper of going home every evening and of staying, where a `day` away costs so much. A journey is
    paid by fare and by working time.
    """
    there = kilometres * FARE + np.minimum(kilometres / SPEED, LONGEST) * HOUR
    cheaper = np.minimum(2 * DAYS * there, 2 * there + DAYS * day)
    return np.asarray(np.round(np.where(kilometres > 0, cheaper, 0 * kilometres)))


def alone(participants: int) -> float:
    """Return what a region pays by itself: places on the market, or classes of its own if cheaper."""
    return min(participants * SEAT_PRICE, -(-participants // PARTICIPANTS) * CLASS_COST)


def of_table() -> tuple[Assumption, ...]:
    """Return the assumptions under which the costs of a table come about."""
    return (
        Assumption("realised", REALISED, "", 0.5, 0.8, 1.0, 0.0, 1.0, sentence(REALISED_SOURCE)),
        _coordination(),
    )


def of_classes(*, journey: float, kilometres: float) -> tuple[Assumption, ...]:
    """Return the assumptions of joint classes to which one from outside travels for `journey` rupiah."""
    size = float(PARTICIPANTS), float(PARTICIPANTS), float(PARTICIPANTS)  # a choice: nothing uncertain
    far = sentence(TRAVEL_SOURCE, km=round(kilometres))
    return (
        Assumption("class_size", CLASS_SIZE, "orang", *size, LEAST, 100, sentence(SIZE_SOURCE)),
        _money("class_cost", COST_OF_CLASS, 60e6, CLASS_COST, 120e6, CLASS_SOURCE),
        Assumption(
            "travel", TRAVEL, RUPIAH, round(0.7 * journey), journey, round(1.5 * journey), 0.0, 1e9, far
        ),
        _money("seat_price", PRICE, 4.5e6, SEAT_PRICE, 9e6, PRICE_SOURCE),
        _coordination(),
    )


def _coordination() -> Assumption:
    return _money("coordination", COORDINATION, 5e5, 1e6, 3e6, COORDINATION_SOURCE)


def _money(name: str, label: str, low: float, mid: float, high: float, source: str) -> Assumption:
    return Assumption(name, label, RUPIAH, low, mid, high, 0.0, 1e9, sentence(source))
