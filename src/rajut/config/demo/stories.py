"""Really existing collaborations and where each stands in the demonstration, with their sources.

Names, members, years and figures in `summary` are published facts (source named); how far each one is in
Rajut's five steps, its targets and its reports are examples and carry the tag "data contoh".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One collaboration: who, on what, under which track, and how far it has come."""

    title: str
    object: str
    affair: str
    initiator: str
    parties: tuple[str, ...]
    summary: str
    source: str
    stands: str  # offered, formed, planned, running, ended
    facilitator: str = ""
    track: str = "ksdd"
    obligatory: bool = False
    ministry: str = ""
    opened_days_ago: int = 400
    declining: str = ""


STORIES = (
    Story(
        title="TPPAS Regional Legok Nangka",
        object="Tempat pengolahan dan pemrosesan akhir sampah bersama",
        affair="2.11",
        initiator="32",
        parties=("32.73", "32.04", "32.17", "32.77", "32.11", "32.05"),
        summary="Enam kabupaten/kota Bandung Raya dan Provinsi Jawa Barat. "
        "Perjanjian diubah 27 Oktober 2021; "
        "kontrak KPBU 28 Juni 2024; biaya layanan Rp386.000 per ton "
        "(provinsi 30 %, kabupaten/kota 70 %).",
        source="Republika; beritadaerah.co.id, 29 Oktober 2021",
        stands="formed",
        opened_days_ago=520,
    ),
    Story(
        title="TPA Regional Banjarbakula",
        object="Tempat pemrosesan akhir sampah regional",
        affair="2.11",
        initiator="63",
        parties=("63.71", "63.72", "63.03", "63.04", "63.01"),
        summary="Dibuka 30 Desember 2019. Kuota menurut perjanjian 275 ton per hari, terpakai sekitar "
        "200 ton per hari (2024). Tarif menurut perjanjian Rp68.350 per ton.",
        source="sinarpagibaru 2024; kanalkalimantan",
        stands="running",
        obligatory=True,
        opened_days_ago=420,
    ),
    Story(
        title="SPAM Regional Petanglong",
        object="Penyediaan air minum curah lintas kabupaten/kota",
        affair="1.03",
        initiator="33.26",
        parties=("33.25", "33.75"),
        facilitator="33",
        summary="Rencana 850 liter per detik untuk tiga daerah; "
        "terproduksi 200 liter per detik (Desember 2025).",
        source="jatengpos, 9 Desember 2025; tirtautama.id, 13 Oktober 2020",
        stands="offered",
        opened_days_ago=60,
    ),
    Story(
        title="SPAM Titab",
        object="Penyediaan air minum dari Waduk Titab",
        affair="1.03",
        initiator="51",
        parties=("51.08", "51.01"),
        summary="Perjanjian kerja sama 15 Juni 2016 antara Provinsi Bali, Kabupaten Buleleng, dan "
        "Kabupaten Jembrana.",
        source="PKS 075/13/PKS/B.PEM/VI/2016",
        stands="planned",
        opened_days_ago=200,
    ),
    Story(
        title="Barlingmascakeb",
        object="Pengembangan ekonomi wilayah dan pasar lelang",
        affair="3.30",
        initiator="33.02",
        parties=("33.04", "33.03", "33.01", "33.05"),
        summary="Kerja sama lima kabupaten yang pernah menyelenggarakan pasar lelang bersama; "
        "tidak aktif sejak 2012.",
        source="core.ac.uk, Wulandari; purbalinggakab.go.id 2012",
        stands="ended",
        opened_days_ago=900,
    ),
    Story(
        title="Pawonsari",
        object="Pengembangan wisata dan kawasan karst lintas provinsi",
        affair="3.26",
        initiator="34.03",
        parties=("33.12", "35.01"),
        summary="Pacitan, Wonogiri, dan Gunungkidul berbatasan di tiga provinsi dan bekerja sama di bidang "
        "karst, wisata, dan pangan.",
        source="Kesepakatan bersama kawasan Pawonsari",
        stands="formed",
        opened_days_ago=150,
    ),
    Story(
        title="Pertukaran widyaiswara BPSDM Jawa Timur dan Jawa Barat",
        object="Pengembangan kompetensi ASN bersama",
        affair="5.04",
        initiator="35",
        parties=("32",),
        summary="Pertukaran widyaiswara dan peserta pelatihan, 28 Maret 2022.",
        source="surabaya.inews.id; jatim.antaranews",
        stands="planned",
        opened_days_ago=260,
    ),
    Story(
        title="Konsolidasi pengadaan Jawa Tengah",
        object="Pengadaan bersama seragam dan alat kesehatan",
        affair="4.01",
        initiator="33",
        parties=("33.74", "33.22", "33.10"),
        summary="Konsolidasi pengadaan di Jawa Tengah menghemat 20 sampai 30 persen (2023 sampai 2025).",
        source="jatengpos, 19 Juni 2025",
        stands="offered",
        opened_days_ago=12,
        declining="33.10",
    ),
    Story(
        title="Sinergi pengelolaan TPA Banjarbakula dengan pemerintah pusat",
        object="Pembangunan dan pengalihan prasarana TPA regional",
        affair="1.03",
        initiator="63",
        parties=(),
        ministry="Kementerian Pekerjaan Umum",
        track="sinergi",
        summary="Prasarana dibangun Kementerian PUPR 12 Mei 2017 sampai 30 November 2018, dikelola provinsi.",
        source="nusakini; ekbis.co",
        stands="planned",
        opened_days_ago=300,
    ),
    Story(
        title="Sarbagita: TPA Suwung",
        object="Pengelolaan TPA regional dan pengurangan sampah organik",
        affair="2.11",
        initiator="51",
        parties=("51.71", "51.03", "51.04", "51.02"),
        summary="TPA 32,4 hektare; 1.423 ton per hari (2018). "
        "Tidak menerima sampah organik sejak 1 Agustus 2025.",
        source="balitribune 2018; bali.idntimes 2025",
        stands="running",
        obligatory=True,
        opened_days_ago=380,
    ),
)
