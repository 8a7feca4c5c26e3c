"""One picture of each kind, from invented figures."""

from datetime import date

from rajut.ui import pictures as p
from rajut.ui.samples.people import SOURCE, TODAY


def pictures() -> dict[str, p.Picture]:
    """One picture of each kind."""
    return {
        "bars": _bars(),
        "timeline": _timeline(),
        "shares": _shares(),
        "map": _map(),
        "areas": _areas(),
        "network": _network(),
    }


def _bars() -> p.Picture:
    return p.target_and_actual(
        [
            p.Reading("TW1 25", 530, 520),
            p.Reading("TW2 25", 521, 505),
            p.Reading("TW3 25", 494, 490),
            p.Reading("TW4 25", 470, 476),
            p.Reading("TW1 26", 453, 460),
            p.Reading("TW2 26", 446, 440),
            p.Reading("TW3 26", 428, 420, 0.67),
            p.Reading("TW4 26", None, 400),
        ],
        unit="ton per hari",
        caption="Sampah yang masuk TPA turun 19% dalam tujuh triwulan, tinggal 8 ton dari target.",
        source=SOURCE,
    )


def _timeline() -> p.Picture:
    return p.timeline(
        [
            p.Activity(
                "Kajian tarif dan kerangka acuan",
                date(2026, 1, 12),
                date(2026, 3, 27),
                "done",
                "Bappeda Sleman",
                "/galeri",
            ),
            p.Activity(
                "Rancangan perjanjian kerja sama",
                date(2026, 2, 16),
                date(2026, 5, 4),
                "done",
                "Bagian Kerja Sama",
            ),
            p.Activity(
                "Persetujuan DPRD Kabupaten Bantul",
                date(2026, 5, 4),
                date(2026, 6, 19),
                "late",
                "DPRD Bantul",
            ),
            p.Activity(
                "Pembangunan sel baru TPA Piyungan",
                date(2026, 5, 25),
                date(2026, 12, 11),
                "now",
                "DLHK DIY",
            ),
            p.Activity(
                "Uji coba pilah di 12 TPS", date(2026, 12, 1), date(2027, 2, 26), "planned", "DLH Kota"
            ),
        ],
        today=TODAY,
        caption="Satu dari lima kegiatan terlambat: persetujuan DPRD Bantul.",
        source=SOURCE,
    )


def _shares() -> p.Picture:
    return p.share_bars(
        [
            p.Share("Kota Yogyakarta", 13.9, 19.2, "/galeri"),
            p.Share("Kabupaten Sleman", 16.4, 20.1),
            p.Share("Kabupaten Bantul", 11.3, 12.0),
        ],
        unit="miliar rupiah",
        caption="Setiap pihak membayar lebih sedikit daripada bila sendiri.",
        source=SOURCE,
    )


def _map() -> p.Picture:
    return p.dot_map(
        [
            p.Dot("Kota Yogyakarta", 110.37, -7.80, "accent", 1.4),
            p.Dot("Kabupaten Sleman", 110.35, -7.69, "strong", url="/galeri", words="peluang persampahan"),
            p.Dot("Kabupaten Bantul", 110.33, -7.89, "strong", words="peluang air minum"),
            p.Dot("Kabupaten Klaten", 110.60, -7.70, "strong", words="peluang angkutan"),
            p.Dot("Kabupaten Kulon Progo", 110.16, -7.86),
            p.Dot("Kabupaten Gunungkidul", 110.60, -7.99),
            p.Dot("Kabupaten Magelang", 110.21, -7.59),
        ],
        outline=ISLAND,
        threads=[p.Thread(0, 1, 0.9), p.Thread(0, 2, 0.6), p.Thread(0, 3, 0.2)],
        caption="Peluang terbesar ada pada tetangga: ketiganya berjarak kurang dari 40 km.",
        source=SOURCE,
        keys=(p.Key("accent", "daerah Anda"), p.Key("dot", "peluang"), p.Key("faint", "daerah lain")),
    )


def _areas() -> p.Picture:
    return p.choropleth(
        [p.Area(str(n), f"Petak {n}", None if n == 5 else float(n * n), "/galeri") for n in range(12)],
        shapes=SQUARES,
        unit="%",
        caption="Petak di timur lebih tinggi daripada di barat.",
        source=SOURCE,
    )


def _network() -> p.Picture:
    return p.network(
        [
            p.Node("y", "Kota Yogyakarta", 2, True),
            p.Node("s", "Sleman", 2),
            p.Node("b", "Bantul", 2),
            p.Node("k", "Kulon Progo"),
            p.Node("g", "Gunungkidul"),
            p.Node("d", "Pemda DIY", 1.5),
            p.Node("m", "Kementerian PU"),
            p.Node("c", "Klaten"),
        ],
        [
            p.Edge("y", "s", 0.9),
            p.Edge("y", "b", 0.8),
            p.Edge("s", "b", 0.7),
            p.Edge("d", "y", 0.5),
            p.Edge("d", "k", 0.4),
            p.Edge("d", "g", 0.4),
            p.Edge("d", "m", 0.3),
            p.Edge("s", "c", 0.2),
            p.Edge("k", "b", 0.2),
        ],
        caption="Kota Yogyakarta, Sleman, dan Bantul terikat rapat; Klaten baru lewat Sleman.",
        source=SOURCE,
    )


ISLAND = {
    "type": "Polygon",
    "coordinates": [
        [
            [109.3, -7.4],
            [110.0, -7.2],
            [111.2, -7.1],
            [111.3, -8.25],
            [110.5, -8.15],
            [110.0, -7.9],
            [109.3, -7.7],
            [109.3, -7.4],
        ]
    ],
}
SQUARES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"code": str(n)},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]],
            },
        }
        for n, (x, y) in enumerate((float(x), float(y)) for x in range(6) for y in range(2))
    ],
}
