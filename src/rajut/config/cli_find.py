"""The command `rajut find`: one word for each thing that can be sought, with the options it has.

Nothing here imports Django before a command needs it.
"""

import sys
from functools import partial

import click

from rajut.config.terminal import as_json_or_words, installed
from rajut.config.words import tell
from rajut.core.coalition.parties import FARTHEST, NEARBY, Contact
from rajut.core.words import say

DOMAINS = {
    "procurement": say("Pembelian bersama, dari paket pengadaan. Tidak disimpan."),
    "finance": say("Layanan yang lebih hemat bersama. Tidak disimpan."),
    "people": say("Kelas bersama dan tenaga ahli pinjaman. Tidak disimpan."),
    "technology": say("Aplikasi sejenis dan aplikasi utamanya. Tidak disimpan."),
    "service": say("Tempat layanan yang dipakai bersama. Tidak disimpan."),
}
MOST = 552  # as many as there are governments of regions
NO_REGION = say("Sebut daerahnya: --region 34.04.")

_region = click.option("--region", default=None, help=tell(say("Kode daerah, misalnya 34.04.")))
_top = click.option(
    "--top",
    type=click.IntRange(1, MOST),
    default=10,
    show_default=True,
    help=tell(say("Paling banyak sekian, yang terbaik dahulu.")),
)


@click.group(help=tell(say("Cari potensi kerja sama; tiap kata punya pilihannya sendiri (--help).")))
def find() -> None:
    """Hold the words together."""


@find.command(help=tell(say("Peringkat mitra satu daerah.")))
@_region
@click.option("--domain", default=None, help=tell(say("Kode urusan, misalnya 1.03.")))
@_top
@click.option("--unchosen", is_flag=True, help=tell(say("Daerah yang tidak ada dalam daftar siapa pun.")))
@click.option(
    "--unchosen-first",
    is_flag=True,
    help=tell(say("Dahulukan mereka dari yang skornya sedikit lebih tinggi (paling banyak 0,05).")),
)
@as_json_or_words
def partners(
    region: str | None, domain: str | None, top: int, unchosen: bool, unchosen_first: bool, as_json: bool
) -> None:
    """Rank partners, or tell whom nobody chooses."""
    if region is None and not unchosen:
        raise click.UsageError(tell(NO_REGION))
    with installed():
        from rajut.config import finding

        if unchosen:
            sys.exit(finding.unchosen(domain=domain, top=top, as_json=as_json))
        sys.exit(
            finding.partners(
                region or "", domain=domain, top=top, unchosen_first=unchosen_first, as_json=as_json
            )
        )


@find.command(help=tell(say("Cari di semua bidang dan simpan.")))
@_region
@click.option("--all", "whole", is_flag=True, help=tell(say("Seluruh Indonesia.")))
@as_json_or_words
def run(region: str | None, whole: bool, as_json: bool) -> None:
    """Search, and keep what is found."""
    with installed():
        from rajut.config import finding

        sys.exit(finding.run(region, whole=whole, as_json=as_json))


@find.command(help=tell(say("Kelompok daerah yang paling hemat bersama.")))
@_region
@click.option("--service", default=None, help=tell(say("Layanan, misalnya sampah.")))
@click.option(
    "--largest",
    type=click.IntRange(2, 8),
    default=4,
    show_default=True,
    help=tell(say("Anggota kelompok paling banyak.")),
)
@click.option(
    "--contact",
    type=click.Choice([each.value for each in Contact]),
    default=Contact.SEA.value,
    show_default=True,
    help=tell(
        say(
            "Yang boleh sekelompok: berbatasan darat (land), juga bertetangga melalui laut (sea), "
            "atau cukup berdekatan (near)."
        )
    ),
)
@click.option(
    "--within",
    type=click.FloatRange(1, FARTHEST),
    default=NEARBY,
    show_default=True,
    help=tell(say("Jarak paling jauh dalam km untuk --contact near.")),
)
@click.option("--same-province", is_flag=True, help=tell(say("Setiap kelompok di dalam satu provinsi.")))
@click.option(
    "--obligatory",
    is_flag=True,
    help=tell(say("Hanya pasangan yang dapat menjadi kerja sama wajib (UU 23/2014 pasal 364).")),
)
@click.option("--exact", is_flag=True, help=tell(say("Buktikan bahwa tidak ada yang lebih baik.")))
@as_json_or_words
def coalitions(
    region: str | None,
    service: str | None,
    largest: int,
    contact: str,
    within: float,
    same_province: bool,
    obligatory: bool,
    exact: bool,
    as_json: bool,
) -> None:
    """Choose groups of regions."""
    with installed():
        from rajut.config import coalitions as choosing

        ruled = choosing.Ruled(Contact(contact), within, same_province, obligatory)
        sys.exit(
            choosing.find(service, region=region, largest=largest, exact=exact, as_json=as_json, ruled=ruled)
        )


@find.command(help=tell(say("Nama barang yang mungkin satu, atau mungkin beberapa barang.")))
@_top
@click.option("--merges", is_flag=True, help=tell(say("Yang mungkin satu saja.")))
@click.option("--splits", is_flag=True, help=tell(say("Yang mungkin beberapa saja.")))
@as_json_or_words
def names(top: int, merges: bool, splits: bool, as_json: bool) -> None:
    """Propose names that may be one, and names that may be several things."""
    with installed():
        from rajut.config import finding

        sys.exit(finding.names(top=top, merges=merges, splits=splits, as_json=as_json))


def _domain(region: str | None, top: int, as_json: bool, *, domain: str) -> None:
    with installed():
        from rajut.config import domains

        sys.exit(domains.find(domain, region=region, top=top, as_json=as_json))


for _name, _help in DOMAINS.items():
    _asked = as_json_or_words(_top(_region(click.Command(_name, callback=partial(_domain, domain=_name)))))
    _asked.help = tell(_help)
    find.add_command(_asked)
