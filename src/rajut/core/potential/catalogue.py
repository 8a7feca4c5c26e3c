"""The indicators Rajut knows by name: which way is better, the affair (urusan), whom a percentage counts.

Sources: BPS (indicator definitions), Kemendagri and Dukcapil (area, population). `ipm_uhh_sp2010` follows an
older method than the current official series and is therefore shown but never used to find a gap.
"""

from rajut.core.potential.panel import Indicator
from rajut.core.words import say

PEOPLE = "penduduk"
HOUSEHOLDS = "rumah tangga"

CATALOGUE: tuple[Indicator, ...] = (
    Indicator("akses_air_minum_layak", say("Akses air minum layak"), "persen", "higher", "1.03", HOUSEHOLDS),
    Indicator("akses_sanitasi_layak", say("Akses sanitasi layak"), "persen", "higher", "1.03", HOUSEHOLDS),
    Indicator("harapan_lama_sekolah", say("Harapan lama sekolah"), "tahun", "higher", "1.01"),
    Indicator("rata_lama_sekolah", say("Rata-rata lama sekolah"), "tahun", "higher", "1.01"),
    Indicator("umur_harapan_hidup_sp2010", say("Umur harapan hidup"), "tahun", "higher", "1.02"),
    Indicator("kemiskinan_p0", say("Penduduk miskin (P0)"), "persen", "lower", "1.06", PEOPLE),
    Indicator("kemiskinan_p1", say("Kedalaman kemiskinan (P1)"), "indeks", "lower", "1.06"),
    Indicator("kemiskinan_p2", say("Keparahan kemiskinan (P2)"), "indeks", "lower", "1.06"),
    Indicator("pengangguran_terbuka", say("Pengangguran terbuka"), "persen", "lower", "2.07"),
    Indicator("pengeluaran_per_kapita", say("Pengeluaran per kapita"), "ribu_rupiah", "higher", ""),
    Indicator("ipm_uhh_sp2010", say("IPM (metode lama)"), "indeks", "neutral", ""),
    Indicator("luas_km2", say("Luas wilayah"), "km2", "neutral", ""),
    Indicator("penduduk_bps", say("Penduduk (BPS)"), "jiwa", "neutral", ""),
    Indicator("penduduk_dukcapil", say("Penduduk (Dukcapil)"), "jiwa", "neutral", ""),
    Indicator("pdrb_adhb", say("PDRB harga berlaku"), "juta_rupiah", "neutral", ""),
    Indicator("pdrb_adhk2010", say("PDRB harga konstan 2010"), "juta_rupiah", "neutral", ""),
    Indicator(
        "pdrb_konsumsi_pemerintah_adhb",
        say("Konsumsi pemerintah, harga berlaku"),
        "juta_rupiah",
        "neutral",
        "5.02",
    ),
    Indicator(
        "pdrb_konsumsi_pemerintah_adhk2010",
        say("Konsumsi pemerintah, harga konstan 2010"),
        "juta_rupiah",
        "neutral",
        "5.02",
    ),
    Indicator(
        "pdrb_pmtb_adhb",
        say("Pembentukan modal tetap bruto, harga berlaku"),
        "juta_rupiah",
        "neutral",
        "",
    ),
    Indicator(
        "pdrb_pmtb_adhk2010",
        say("Pembentukan modal tetap bruto, harga konstan 2010"),
        "juta_rupiah",
        "neutral",
        "",
    ),
)

_SHARE_OF = {indicator.slug: indicator.share_of for indicator in CATALOGUE}


def share_of(indicator: Indicator) -> str:
    """Return what 100 percent of the indicator is, from the indicator itself or from the catalogue."""
    return indicator.share_of or _SHARE_OF.get(indicator.slug, "")
