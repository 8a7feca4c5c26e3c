"""How alike two titles are, by the words they share."""

import re

# Words that carry no subject in Indonesian titles of needs, offers and budget lines.
STOP_WORDS = frozenset(
    {
        "ada",
        "adalah",
        "agar",
        "akan",
        "antara",
        "atas",
        "bagi",
        "bagian",
        "baru",
        "beberapa",
        "berbagai",
        "bersama",
        "bidang",
        "daerah",
        "dalam",
        "dan",
        "dapat",
        "dari",
        "dengan",
        "di",
        "dinas",
        "ini",
        "itu",
        "kabupaten",
        "kantor",
        "karena",
        "ke",
        "kebutuhan",
        "kecamatan",
        "kegiatan",
        "kepada",
        "kerja",
        "kota",
        "layanan",
        "melalui",
        "membutuhkan",
        "menawarkan",
        "menuju",
        "oleh",
        "pada",
        "para",
        "pelaksanaan",
        "pemerintah",
        "penawaran",
        "pengadaan",
        "penyediaan",
        "per",
        "program",
        "provinsi",
        "sama",
        "sampai",
        "satu",
        "sebagai",
        "secara",
        "serta",
        "tahun",
        "tentang",
        "terhadap",
        "tersedia",
        "untuk",
        "wilayah",
        "yang",
    }
)
WORD = re.compile(r"[a-z0-9]+")


def tokens(title: str) -> frozenset[str]:
    """Return the words of a title that carry its subject, in lower case."""
    return frozenset(word for word in WORD.findall(title.lower()) if len(word) > 1) - STOP_WORDS


def likeness(a: str, b: str) -> float | None:
    """Return Dice's coefficient 2|A and B| / (|A| + |B|) of the words; None where a title has none."""
    left, right = tokens(a), tokens(b)
    if not left or not right:
        return None
    return 2 * len(left & right) / (len(left) + len(right))
