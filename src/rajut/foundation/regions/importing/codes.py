"""Region codes: what is wrong with an unknown one is told, with the code that was probably meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from rajut.foundation.regions.importing.problems import Wrong

# The four provinces that Papua was divided into in 2022 gave their regions new codes.
FORMER = {
    "91.01": "93.01",
    "91.02": "95.01",
    "91.04": "94.01",
    "91.07": "94.02",
    "91.08": "94.03",
    "91.09": "94.04",
    "91.12": "95.02",
    "91.13": "95.03",
    "91.14": "95.04",
    "91.16": "93.02",
    "91.17": "93.03",
    "91.18": "93.04",
    "91.21": "95.05",
    "91.22": "95.06",
    "91.23": "95.07",
    "91.24": "95.08",
    "91.25": "94.05",
    "91.26": "94.06",
    "91.27": "94.07",
    "91.28": "94.08",
    "92.01": "96.01",
    "92.04": "96.02",
    "92.05": "96.03",
    "92.09": "96.04",
    "92.10": "96.05",
    "92.71": "96.71",
}

_SHORT = (
    (r"^pemkab\.?(?= )", "kabupaten"),
    (r"^pemkot\.?(?= )", "kota"),
    (r"^pemprov\.? ", ""),
    (r"^(?:pemda|pemerintah(?: daerah(?! istimewa\b))?) ", ""),
)


@dataclass(frozen=True, slots=True)
class Codes:
    """The regions that are known: name by code.

    `own` is the only one that a file may name where a government brings it, and `others` are then the names
    of everybody else's governments and agencies, as they are compared.
    """

    names: Mapping[str, str]
    own: str = ""
    others: Mapping[str, str] = field(default_factory=dict)

    def any(self, cell: str) -> str:
        """The code of a province, kabupaten or kota."""
        code = cell.strip()
        if self.own and code != self.own and (not code or code in self.names):
            raise Wrong(self._not_own(code))
        if code not in self.names:
            raise Wrong(self._unknown(code))
        return code

    def any_or_none(self, cell: str) -> str:
        """Such a code, or an empty text for what belongs to no region: only the ministry's files hold it."""
        return self.any(cell) if self.own or cell.strip() else ""

    def within(self, cell: str) -> str:
        """An agency that is not somebody else's by its name."""
        if other := self.others.get(government(cell)):
            raise Wrong(
                _("“%(cell)s” bukan instansi %(own)s. Hapus baris ini: data %(other)s diimpor %(by)s.")
                % {
                    "cell": " ".join(cell.split())[:60],
                    "own": self.names[self.own],
                    "other": other,
                    "by": _("oleh daerah itu sendiri atau Kementerian Dalam Negeri"),
                }
            )
        return cell

    def local(self, cell: str) -> str:
        """The code of a kabupaten or kota."""
        code = self.any(cell)
        if len(code) != 5:
            raise Wrong(
                _("%(code)s adalah provinsi (%(name)s). Tulis kode kabupaten/kota.") % self._named(code)
            )
        return code

    def province(self, cell: str) -> str:
        """The code of a province."""
        code = self.any(cell)
        if len(code) != 2:
            raise Wrong(
                _("%(code)s adalah kabupaten/kota (%(name)s). Tulis kode provinsi.") % self._named(code)
            )
        return code

    def agree(self, code: str, name: str) -> None:
        """Raise Wrong where a file calls the region of `code` by the name of another."""
        if name.strip() and _letters(name) != _letters(self.names[code]):
            raise Wrong(
                _("Kode %(code)s adalah %(name)s, tetapi berkas menulis “%(cell)s”. Samakan keduanya.")
                % {**self._named(code), "cell": name.strip()[:60]}
            )

    def _not_own(self, code: str) -> str:
        own = self._named(self.own)
        if not code:
            return (
                _(
                    "Kode daerah kosong; baris tanpa kode daerah milik kementerian. Isi %(code)s (%(name)s),"
                    " atau hapus seluruh kolom ini bila semua baris milik daerah Anda."
                )
                % own
            )
        return _(
            "%(other)s adalah %(called)s; Anda mengimpor data %(name)s (%(code)s). Hapus baris ini:"
            " data daerah lain diimpor oleh daerah itu sendiri atau Kementerian Dalam Negeri."
        ) % {**own, "other": code, "called": self.names[code]}

    def _named(self, code: str) -> dict[str, str]:
        return {"code": code, "name": self.names[code]}

    def _unknown(self, code: str) -> str:
        if not code:
            return _("Kode daerah kosong. Isi kode Kementerian Dalam Negeri, misalnya 34.04.")
        if code in FORMER and FORMER[code] in self.names:
            return _(
                "Kode lama “%(cell)s”: sejak pemekaran Papua menjadi %(code)s (%(name)s). Ganti kodenya."
            ) % {
                **self._named(FORMER[code]),
                "cell": code,
            }
        meant = [guess for guess in _guesses(code) if guess in self.names]
        if not meant:
            return _(
                "Kode daerah “%(cell)s” tidak dikenal. Pakai kode Kementerian Dalam Negeri, misalnya 34.04."
            ) % {"cell": code[:40]}
        if re.fullmatch(r"[0-9]{2}\.[0-9]", code):
            return _(
                "Kode “%(cell)s” kehilangan satu angka: mungkin %(codes)s. Simpan kolom kode sebagai teks."
            ) % {
                "cell": code,
                "codes": self._list(meant),
            }
        return _(
            "Kode “%(cell)s” tidak dikenal: mungkin %(codes)s. Kode BPS berbeda dari kode Kemendagri."
        ) % {
            "cell": code[:40],
            "codes": self._list(meant),
        }

    def _list(self, codes: list[str]) -> str:
        return _(" atau ").join(f"{code} ({self.names[code]})" for code in codes)


def _guesses(code: str) -> list[str]:
    """What a damaged code may have been: 11.1 was 11.10 more often than 11.01; 3404 was 34.04."""
    if re.fullmatch(r"[0-9]{2}\.[0-9]", code):
        return [code + "0", f"{code[:3]}0{code[3]}"]
    digits = re.sub(r"[^0-9]", "", code)
    return [f"{digits[:2]}.{digits[2:]}"] if len(digits) == 4 else [digits]


def government(name: str) -> str:
    """A government or agency as it is compared: "Pemkab. Sleman" is Kabupaten Sleman."""
    words = " ".join(name.lower().split())
    for short, whole in _SHORT:
        words = re.sub(short, whole, words)
    return _letters(words)


def _letters(name: str) -> str:
    words = name.lower().replace("kep.", "kepulauan").replace("kab.", "kabupaten").replace("provinsi ", "")
    return re.sub(r"[^a-z]", "", words)
