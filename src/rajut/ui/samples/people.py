"""Invented figures and people for the gallery and the tests; every use of them is marked on the page."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.http import HttpRequest

from rajut.ui import words
from rajut.ui.forms import DayField, Filters, NumberField
from rajut.ui.frame import Frame, Link, PostLink
from rajut.ui.moves import Option
from rajut.ui.rail import Stage
from rajut.ui.tables import Column, Listing, listing

SOURCE = "Data contoh, 21 Nov 2026."
TODAY = date(2026, 11, 21)
CRUMBS = (Link("Kolaborasi", "/galeri"), Link("KSDD wajib · Lingkungan hidup", ""))
TABS = (
    Link("Ringkasan", "#ringkasan", True),
    Link("Rencana", "#rencana"),
    Link("Dokumen", "#dokumen"),
    Link("Riwayat", "#riwayat"),
)
STAGES = (
    Stage(1, "Potensi", "done", "Selesai 14 Jan 2026", "#potensi"),
    Stage(2, "Komunikasi", "done", "3 pihak menerima, rapat ke-6", "#komunikasi"),
    Stage(3, "Perencanaan", "wait", "PKS menunggu DPRD Bantul, 12 hari kerja", "#perencanaan"),
    Stage(4, "Koordinasi", "now", "2 keputusan terbuka, 1 kendala", "#koordinasi", True),
    Stage(5, "Evaluasi", "none", "TW4 dibuka 1 Des 2026", "#evaluasi"),
)
OPTIONS = (
    Option("propose", "Ajukan kepada para pihak", "/galeri", primary=True),
    Option("revise", "Perbaiki", "/galeri", fields=True),
    Option("end", "Akhiri kolaborasi", "/galeri", danger=True),
    Option(
        "enact",
        "Sahkan",
        "/galeri",
        allowed=False,
        reason="Kabupaten Bantul belum memberi persetujuan. Ingatkan lewat diskusi.",
    ),
)
PLUS = (
    "Lima pemerintah membeli komoditas yang sama dalam jendela tiga bulan.",
    "Skala gabungan 4,6 kali belanja sendiri.",
)
MINUS = ("Data memuat pagu, bukan harga satuan: selangnya lebar dan dapat merugi.",)
PROSE = "Sampah diolah **di hulu**, lalu:\n\n- dipilah di TPS\n- sisa diangkut bersama\n\n> Tanpa menunggu."


def frame(theme: str = "auto") -> Frame:
    """The frame of an invented official."""
    return Frame(
        links=(
            Link("Beranda", "/galeri"),
            Link("Potensi", "/galeri"),
            Link("Kolaborasi", "/galeri", True),
            Link("Kalender", "/galeri"),
            Link("Data", "/galeri"),
        ),
        inbox=4,
        who="Sekretaris TKKSD",
        organisation="Kota Yogyakarta",
        posts=(
            PostLink("Sekretaris TKKSD, Kota Yogyakarta", "/jabatan/1/pakai", True),
            PostLink("Anggota tim koordinasi Kartamantul", "/jabatan/2/pakai"),
        ),
        language=words.language(),
        theme="light" if theme == "light" else "dark" if theme == "dark" else "auto",
        signed_in=True,
    )


@dataclass(frozen=True, slots=True)
class Row:
    """An invented collaboration."""

    name: str
    step: str
    parties: int
    budget: int
    begun: date


ROWS = tuple(
    Row(
        f"{subject} {place}",
        step,
        2 + number % 4,
        1_250_000_000 * (number + 1),
        date(2026, 1 + number % 9, 3),
    )
    for number, (subject, place, step) in enumerate(
        (subject, place, step)
        for place, step in (
            ("Kartamantul", "Koordinasi"),
            ("Gerbangkertosusila", "Evaluasi"),
            ("Barlingmascakeb", "Potensi"),
        )
        for subject in (
            "Persampahan",
            "Air minum",
            "Angkutan umum",
            "Rumah sakit rujukan",
            "Pelatihan pamong",
        )
    )
)


class Sieve(Filters):
    """The gallery's filter."""

    step = forms.ChoiceField(
        label="Langkah",
        required=False,
        choices=[("", "Semua langkah"), *((s, s) for s in ("Potensi", "Koordinasi", "Evaluasi"))],
    )
    text = forms.CharField(label="Kata dalam nama", required=False)


COLUMNS: tuple[Column[Row], ...] = (
    Column("name", "Kolaborasi", lambda row: row.name, link=lambda row: "/galeri", order="name"),
    Column("step", "Langkah", lambda row: row.step, order="step"),
    Column("parties", "Pihak", lambda row: row.parties, number=True, order="parties"),
    Column(
        "budget",
        "Anggaran",
        lambda row: row.budget,
        number=True,
        order="budget",
        show=lambda row: words.rupiah(row.budget),
    ),
    Column("begun", "Mulai", lambda row: row.begun, order="begun"),
)


def table(request: HttpRequest) -> Listing[Row]:
    """The invented collaborations as the address asks for them."""
    sieve = Sieve(request.GET or None)
    kept = [row for row in ROWS if not sieve.is_bound or not sieve.is_valid() or _kept(row, sieve)]
    return listing(request, kept, COLUMNS, form=sieve, per_page=8, default_order="name")


def bare(request: HttpRequest) -> Listing[Row]:
    """A table in which nothing stands yet."""
    return listing(request, [], COLUMNS)


def _kept(row: Row, sieve: Sieve) -> bool:
    step, text = sieve.cleaned_data["step"], sieve.cleaned_data["text"].lower()
    return (not step or row.step == step) and text in row.name.lower()


class Proposal(forms.Form):
    """A form with one field of each kind."""

    title = forms.CharField(label="Judul kolaborasi", help_text="Sebut objek dan wilayahnya.")
    track = forms.ChoiceField(
        label="Jalur",
        widget=forms.RadioSelect,
        choices=[
            ("ksdd", "Antardaerah (KSDD)"),
            ("sinergi", "Sinergi dengan kementerian"),
            ("internal", "Antarinstansi"),
        ],
    )
    affair = forms.ChoiceField(
        label="Urusan", choices=[("", "Pilih urusan"), ("lh", "Lingkungan hidup"), ("pu", "Pekerjaan umum")]
    )
    begins = DayField(label="Mulai", required=False)
    budget = NumberField(
        label="Perkiraan anggaran (Rp)", help_text="Misalnya 1.250.000.000.", min_value=Decimal(0)
    )
    reason = forms.CharField(label="Alasan", widget=forms.Textarea, required=False)
    public = forms.BooleanField(label="Tampilkan di daftar umum", required=False)


def form(*, filled: bool) -> Proposal:
    """The sample form, empty or with errors."""
    if not filled:
        return Proposal(auto_id="new_%s")
    return Proposal(
        {"title": "Persampahan Kartamantul", "budget": "seribu", "reason": "Sel TPA hampir penuh."},
        auto_id="wrong_%s",
    )
