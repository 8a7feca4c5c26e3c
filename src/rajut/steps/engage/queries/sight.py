"""Who sees a collaboration: its level in words, and what each level means."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rajut.core.words import say
from rajut.foundation.people.sight import Sight
from rajut.steps.engage.models import Collaboration
from rajut.ui.moves import Option

# The move that leads to each level a collaboration can have.
LEADING = {"withhold": Sight.PARTIES, "share": Sight.OFFICIALS, "publish": Sight.PUBLIC}
WORDS = {
    Sight.OWN: say("Instansi pembuka"),
    Sight.PARTIES: say("Para pihak"),
    Sight.OFFICIALS: say("Semua pejabat"),
    Sight.PUBLIC: say("Masyarakat"),
}
MEANINGS = {
    Sight.OWN: say("Selama disiapkan, hanya instansi pembuka yang melihatnya."),
    Sight.PARTIES: say("Instansi pembuka, pihak yang diundang atau ikut, dan pembina wilayahnya."),
    Sight.OFFICIALS: say(
        "Siapa pun yang memegang jabatan di Rajut melihat keterangan, pihak yang menerima, dan dokumen yang"
        " dibuka untuk pejabat. Diskusi, rapat, dan riwayat tetap di antara para pihak."
    ),
    Sight.PUBLIC: say(
        "Siapa pun, juga tanpa masuk, melihat keterangan, pihak yang menerima, rencana yang disepakati, dan"
        " hasil yang disahkan di register publik, dan dapat memberi masukan."
    ),
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of sight: its name, what it means, whether it is in force, and the move that leads to it."""

    name: str
    meaning: str
    current: bool
    option: Option | None


def in_force(collaboration: Collaboration) -> Sight:
    """Return who sees it now: a draft is its opener's alone."""
    return Sight.OWN if collaboration.state == "draft" else Sight(collaboration.sight)


def levels(collaboration: Collaboration, *, options: Iterable[Option]) -> list[Level]:
    """Return the level in force and those that `options` lead to, from the narrowest to the widest."""
    current = in_force(collaboration)
    leading = {LEADING[option.name]: option for option in options if option.name in LEADING}
    return [
        Level(
            _(WORDS[each]), _(MEANINGS[each]), each == current, None if each == current else leading.get(each)
        )
        for each in Sight
        if each == current or each in leading
    ]
