"""The invented people of the demonstration, and the organisations they sit in."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.contrib.auth.hashers import make_password

from rajut.core.law.authority import Rank
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation, Post, User
from rajut.foundation.people.queries import actor_for

PASSWORD = "merajut-bersama"
SINCE = date(2024, 1, 2)
SITE = "contoh.rajut.id"
ENVIRONMENT = "Dinas Lingkungan Hidup"


@dataclass(frozen=True, slots=True)
class SignIn:
    """One way in: who it is, and the address to type."""

    email: str
    words: str

    def __str__(self) -> str:
        return f"{self.email}  {PASSWORD}  {self.words}"


TITLES = {
    Rank.HEAD: {"province": "Gubernur", "regency": "Bupati", "city": "Wali Kota", "ministry": "Menteri"},
    Rank.SECRETARY: {"": "Sekretaris Daerah, Ketua TKKSD", "ministry": "Sekretaris Jenderal"},
    Rank.COOPERATION: {"": "Kepala Bagian Kerja Sama"},
    Rank.DEPARTMENT: {"": "Kepala Bidang Pengelolaan Sampah"},
    Rank.SUPERVISOR: {
        "": "Biro Pemerintahan, Pembina Kerja Sama",
        "ministry": "Direktorat Kerja Sama Daerah",
    },
    Rank.AUDITOR: {"": "Auditor Inspektorat"},
    Rank.LIAISON: {"": "Koordinator Program"},
    Rank.LEGAL: {"": "Kepala Bagian Hukum"},
    Rank.VIEWER: {"": "Staf"},
}
# Given and family names are drawn from lists, so that nobody real is meant.
GIVEN = (
    "Ratri",
    "Wening",
    "Bagas",
    "Saka",
    "Laras",
    "Jati",
    "Nala",
    "Tirta",
    "Padma",
    "Rangga",
    "Sekar",
    "Wira",
)
FAMILY = ("Contohwati", "Rekaswara", "Misalnya", "Umpamasari", "Contohadi", "Rekaputra")


def government(code: str) -> Organisation:
    """Return the government of a region."""
    return Organisation.objects.select_related("region").get(
        region_id=code, kind__in=Organisation.GOVERNMENTS
    )


def department(code: str, name: str = ENVIRONMENT) -> Organisation:
    """Return a department of a region's government."""
    above = government(code)
    return Organisation.objects.get_or_create(
        parent=above, name=name, defaults={"kind": "department", "region_id": code}
    )[0]


def partner(kind: str, name: str, **fields: object) -> Organisation:
    """Return an organisation outside the regional governments."""
    return Organisation.objects.get_or_create(name=name, parent=None, defaults={"kind": kind, **fields})[0]


def actor(organisation: Organisation, rank: Rank, *, administers: bool = False) -> Actor:
    """Return an invented person in a post; the same one when asked again."""
    user, new = User.objects.get_or_create(
        email=address(organisation, rank),
        defaults={"name": _name(organisation.pk, rank), "invented": True},
    )
    if new:
        user.password = _hashed()
        user.save()
    post, _ = Post.objects.get_or_create(
        user=user,
        organisation=organisation,
        rank=rank,
        defaults={"title": title(organisation, rank), "began_on": SINCE, "administers": administers},
    )
    return actor_for(
        Post.objects.select_related("user", "organisation__region", "organisation__parent").get(pk=post.pk)
    )


def title(organisation: Organisation, rank: Rank) -> str:
    """Return how a post is called in an organisation of this kind."""
    words = TITLES[rank]
    return words.get(organisation.kind) or words.get("") or "Pimpinan"


def address(organisation: Organisation, rank: Rank) -> str:
    """Return the address to sign in with: rank and place, easily typed."""
    place = organisation.parent or organisation
    name = place.short_name.lower().replace("kab. ", "").replace("provinsi ", "")
    letters = "".join(letter if letter.isalnum() else "-" for letter in name).strip("-")
    return f"{WORDS[rank]}.{letters}@{SITE}"


WORDS = {
    Rank.HEAD: "kepala",
    Rank.SECRETARY: "sekda",
    Rank.COOPERATION: "kerjasama",
    Rank.DEPARTMENT: "dlh",
    Rank.LIAISON: "penghubung",
    Rank.LEGAL: "hukum",
    Rank.VIEWER: "staf",
    Rank.SUPERVISOR: "pembina",
    Rank.AUDITOR: "auditor",
}


@lru_cache(maxsize=1)
def _hashed() -> str:
    """Hash the one password of the demonstration once: sixty slow hashes would take half a minute."""
    return make_password(PASSWORD)


def _name(place: int, rank: Rank) -> str:
    number = place * 7 + list(Rank).index(rank)
    return f"{GIVEN[number % len(GIVEN)]} {FAMILY[number % len(FAMILY)]}"


SIGN_INS = (
    SignIn(f"kerjasama.kota-yogyakarta@{SITE}", "Kepala Bagian Kerja Sama Kota Yogyakarta (pemrakarsa)"),
    SignIn(f"sekda.kota-yogyakarta@{SITE}", "Sekretaris Daerah Kota Yogyakarta"),
    SignIn(f"sekda.sleman@{SITE}", "Sekretaris Daerah Kabupaten Sleman"),
    SignIn(f"dlh.sleman@{SITE}", "Dinas Lingkungan Hidup Kabupaten Sleman"),
    SignIn(f"sekda.bantul@{SITE}", "Sekretaris Daerah Kabupaten Bantul"),
    SignIn(f"dlh.bantul@{SITE}", "Dinas Lingkungan Hidup Kabupaten Bantul"),
    SignIn(f"pembina.daerah-istimewa-yogyakarta@{SITE}", "Pembina di kantor Gubernur DI Yogyakarta"),
    SignIn(f"pembina.kementerian-dalam-negeri@{SITE}", "Pembina di Kementerian Dalam Negeri"),
    SignIn(f"penghubung.yayasan-sahabat-sampah@{SITE}", "Lembaga swadaya masyarakat pendukung"),
    SignIn(f"auditor.kota-yogyakarta@{SITE}", "Auditor Inspektorat Kota Yogyakarta"),
)


def supporter() -> Organisation:
    """Return the invented organisation of civil society that supports Kartamantul."""
    return partner("ngo", "Yayasan Sahabat Sampah", invented=True)
