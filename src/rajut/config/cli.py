"""The command `rajut`: what an operator, an auditor or a program asks of an installation.

Exit codes: 0 fine · 1 ran and found something wrong · 2 used wrongly · 3 the installation cannot run.
Nothing here imports Django before a command needs it.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from rajut.config.cli_find import find
from rajut.config.terminal import as_json_or_words, installed
from rajut.config.trouble import Trouble, writing
from rajut.config.words import tell
from rajut.core.words import say


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=tell(
        say(
            "Rajut: kerja sama antardaerah dan antarinstansi, dari potensi sampai hasil.\n\n"
            "RAJUT_HOME menentukan tempat semua yang ditulis (asal: var/), PORT pintunya (asal: 8000), "
            "RAJUT_DATABASE_URL server PostgreSQL lain.\n\n"
            "Kode keluar: 0 baik, 1 ada temuan, 2 salah pakai, 3 tidak dapat berjalan."
        )
    ),
)
@click.version_option(package_name="rajut", prog_name="rajut")
def group() -> None:
    """Hold the commands together."""


@group.command(help=tell(say("Jalankan web dan pekerja latar sampai dihentikan (Ctrl-C atau TERM).")))
@click.option("--prepare", is_flag=True, help=tell(say("Siapkan dahulu seperti `rajut prepare`.")))
@click.option("--web-only", is_flag=True, help=tell(say("Hanya web, tanpa pekerja latar.")))
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=None,
    help=tell(say("Banyaknya proses web (asal: inti).")),
)
def serve(prepare: bool, web_only: bool, workers: int | None) -> None:
    """Serve pages."""
    from rajut.config import serving

    if web_only:
        serving.web(workers=workers)
    else:
        sys.exit(serving.serve(prepare=prepare, workers=workers))


@group.command(help=tell(say("Jalankan pekerja latar saja (surat, tugas berkala).")))
def work() -> None:
    """Do background jobs."""
    from rajut.config import serving

    serving.work()


@group.command(help=tell(say("Perbarui tabel dan hak aksesnya, sebagai pemilik basis data.")))
def migrate() -> None:
    """Bring the database up to date."""
    from rajut.config import database

    with database.served() as access:
        database.migrate(access, words=1)


@group.command(help=tell(say("Siapkan semuanya untuk melayani: tabel, berkas statis, kamus, data contoh.")))
@click.option(
    "--demo/--no-demo", default=None, help=tell(say("Isi data contoh bila basis data masih kosong."))
)
def prepare(demo: bool | None) -> None:
    """Make ready to serve."""
    from rajut.config import database, preparing

    wanted = os.environ.get("RAJUT_DEMO", "1") != "0" if demo is None else demo
    with database.served() as access:
        preparing.prepare(access, demo=wanted)


@group.command(help=tell(say("Isi data contoh (menolak bila sudah ada akun).")))
def demo() -> None:
    """Load the demonstration."""
    from rajut.config import preparing

    with installed():
        preparing.load_demo()


@group.command(
    "import", help=tell(say("Periksa lalu muat berkas data: semua baris benar, atau tidak satu pun."))
)
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--check", is_flag=True, help=tell(say("Periksa saja; tidak ada yang diubah.")))
@click.option("--kind", default=None, help=tell(say("Jenis data, misalnya packages; tanpa ini dikenali.")))
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="KOLOM=JUDUL",
    help=tell(say("Judul untuk satu kolom, misalnya “pagu=Nilai Pagu”; diingat setelah berkas dimuat.")),
)
@as_json_or_words
def import_(
    files: tuple[Path, ...], check: bool, kind: str | None, pairs: tuple[str, ...], as_json: bool
) -> None:
    """Import figures."""
    with installed():
        from rajut.config import figures

        sys.exit(figures.take_in(files, check=check, kind=kind, pairs=pairs, as_json=as_json))


@group.command(
    help=tell(say("Bagi satu biaya bersama menurut semua kaidah, dan uji siapa yang akan keluar."))
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--measures",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help=tell(say("Tabel ukuran: player, population, area, coverage, need, ability.")),
)
@as_json_or_words
def share(file: Path, measures: Path | None, as_json: bool) -> None:
    """Divide a joint cost: FILE has the columns coalition (members joined by +) and cost."""
    import django

    django.setup()
    from rajut.config import sharing

    sys.exit(sharing.share(file, measures=measures, as_json=as_json))


@group.command(
    help=tell(say("Periksa rantai jurnal: sebut setiap peristiwa yang diubah, hilang atau dipindah."))
)
@as_json_or_words
def verify(as_json: bool) -> None:
    """Verify the journal."""
    with installed():
        from rajut.config import verifying

        sys.exit(verifying.verify(as_json=as_json))


@group.command(
    help=tell(say("Undang pengelola suatu instansi: orang pertama, yang belum dapat diundang siapa pun."))
)
@click.argument("email")
@click.option("--organisation", required=True, help=tell(say("Kode daerah (34.71) atau nama instansi.")))
@click.option("--name", required=True, help=tell(say("Nama orangnya.")))
@click.option("--title", required=True, help=tell(say("Nama jabatannya.")))
@click.option(
    "--rank", default="cooperation", show_default=True, help=tell(say("Peran, misalnya cooperation."))
)
def invite(email: str, organisation: str, name: str, title: str, rank: str) -> None:
    """Invite the first person of an organisation."""
    with installed():
        from rajut.config import inviting

        sys.exit(inviting.invite(email, organisation=organisation, name=name, title=title, rank=rank))


@group.command(help=tell(say("Simpan basis data dan dokumen ke dalam satu berkas.")))
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@as_json_or_words
def backup(file: Path, as_json: bool) -> None:
    """Keep everything in one file."""
    from rajut.config import database, keeping

    with database.served() as access:
        kept = keeping.backup(access, file)
    answer(kept, as_json, tell(say("Tersimpan: %(file)s (%(bytes)s bita, %(documents)s dokumen)."), **kept))


@group.command(help=tell(say("Pulihkan basis data dan dokumen dari satu berkas cadangan.")))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help=tell(say("Ganti isi yang sekarang.")))
@as_json_or_words
def restore(file: Path, replace: bool, as_json: bool) -> None:
    """Take everything back from one file."""
    from rajut.config import database, keeping

    with database.served() as access:
        kept = keeping.restore(access, file, replace=replace)
    answer(
        kept, as_json, tell(say("Dipulihkan dari %(file)s: keadaan %(at)s, %(documents)s dokumen."), **kept)
    )


@group.command(help=tell(say("Periksa pemasangan ini; sebut apa yang salah dan cara membetulkannya.")))
@as_json_or_words
def doctor(as_json: bool) -> None:
    """Examine the installation."""
    from rajut.config import doctor as examining

    sys.exit(examining.report(as_json=as_json))


group.add_command(find)


def answer(values: Any, as_json: bool, sentence: str) -> None:
    """Say a result: to a program as JSON, to a person in words."""
    click.echo(json.dumps(values, ensure_ascii=False, default=str) if as_json else sentence)


def main() -> None:
    """Run the command; trouble becomes a sentence on stderr and an exit code."""
    from rajut.config.database import home
    from rajut.config.processes import die_with, our_parent

    die_with(our_parent())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rajut.config.settings")
    try:
        with writing(home()):
            group()
    except Trouble as trouble:
        click.echo(f"rajut: {trouble}", err=True)
        sys.exit(trouble.code)
