"""How much of a file is read before it is refused."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Unreadable

MEGA = 1024 * 1024
FREE = 16 * MEGA  # a file that unfolds to no more than this is never a bomb


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes after unpacking and how many times the packed ones they may be, rows, characters of a cell."""

    unpacked: int
    rows: int
    ratio: int = 200
    cell: int = 20_000

    def weigh(self, unpacked: int, *, packed: int) -> None:
        """Raise Unreadable where so many bytes are too many, or far too many for what they came from."""
        if unpacked > self.unpacked:
            raise Unreadable(
                _("Berkas lebih besar daripada %(limit)s MB setelah dibuka. Bagi menjadi beberapa berkas.")
                % {"limit": self.unpacked // MEGA}
            )
        if unpacked > FREE and unpacked > self.ratio * packed:
            raise Unreadable(
                _(
                    "Berkas ini mengembang lebih dari %(ratio)s kali ketika dibuka, seperti bom mampatan;"
                    " tidak dibaca. Kirim tanpa dimampatkan."
                )
                % {"ratio": self.ratio}
            )


# What is held in memory, and what is read in chunks.
SMALL = Limits(unpacked=64 * MEGA, rows=1_000_000)
LARGE = Limits(unpacked=8 * 1024 * MEGA, rows=10_000_000)
