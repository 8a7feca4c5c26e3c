"""What the story tells: published facts in the summary, example figures in the plan and the reports."""

from datetime import UTC, date, datetime, time

CODES = ("34.71", "34.04", "34.02")
TITLE = "Persampahan Kartamantul"
SUMMARY = (
    "Kota Yogyakarta, Kabupaten Sleman, dan Kabupaten Bantul mengelola sampah bersama sejak "
    "tahun 2000 melalui Sekretariat Bersama Kartamantul, dengan TPA Piyungan (12,5 hektare, "
    "dibuka 1996) sebagai tempat pemrosesan akhir. Timbulan yang masuk sekitar 850 ton per hari "
    "pada 2023 dan dibatasi 600 ton; TPA ditutup Juli sampai September 2023, sehingga pengolahan "
    "di hulu menjadi pekerjaan bersama."
)
SOURCE = "bappeda.jogjakota.go.id; krjogja.com, 27 Juli 2023"

# name -> (unit, ratio, direction, nature, rule, weight)
INDICATORS = {
    "Sampah masuk TPA": ("ton per hari", False, "lower", "level", "sum", 2),
    "Sampah terolah di hulu": ("ton", False, "higher", "flow", "sum", 1),
    "Rumah tangga memilah": ("persen", True, "higher", "level", "ratio_of_sums", 1),
}
# by indicator and party: baseline, then a target and an actual value for each quarter (all examples)
Actual = tuple[int | tuple[int, int], tuple[int | tuple[int, int], ...], tuple[int | tuple[int, int], ...]]
VALUES: dict[str, dict[str, Actual]] = {
    "Sampah masuk TPA": {
        "34.71": (210, (200, 190, 175, 160), (204, 186, 168)),
        "34.04": (190, (182, 175, 165, 155), (185, 172, 160)),
        "34.02": (130, (128, 122, 115, 105), (129, 124, 118)),
    },
    "Sampah terolah di hulu": {
        "34.71": (0, (900, 1800, 2700, 3600), (820, 2010, 2890)),
        "34.04": (0, (700, 1400, 2100, 2800), (760, 1500, 2240)),
        "34.02": (0, (400, 800, 1300, 1800), (310, 640, 1010)),
    },
    "Rumah tangga memilah": {
        "34.71": ((38, 138), ((45, 138), (52, 138), (60, 138), (70, 138)), ((46, 138), (55, 138), (63, 138))),
        "34.04": (
            (70, 340),
            ((80, 340), (95, 340), (110, 340), (130, 340)),
            ((84, 340), (97, 340), (118, 340)),
        ),
        "34.02": (
            (50, 300),
            ((60, 300), (72, 300), (85, 300), (100, 300)),
            ((55, 300), (66, 300), (79, 300)),
        ),
    },
}
ACTIVITIES = (
    ("Kajian tarif dan kompensasi dampak negatif", "34.71", (1, 12), (4, 30), 350, "done"),
    ("Membangun dua TPS 3R bersama", "34.04", (2, 2), (7, 31), 4200, "done"),
    ("Uji pilah sampah di 12 TPS", "34.02", (5, 4), (10, 30), 900, "running"),
    ("Penambahan timbangan dan pencatatan ritase", "34.71", (6, 1), (12, 18), 650, "running"),
)


def on(year: int, month: int, day: int) -> datetime:
    """Return a working morning."""
    return datetime.combine(date(year, month, day), time(2, 0), tzinfo=UTC)
