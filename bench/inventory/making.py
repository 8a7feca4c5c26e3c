"""Applications by the thousand, each with the function it truly has; equal n and seed give equal rows."""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rajut.core.potential.holdings import Application
from rajut.core.potential.panel import Place

FOLDER = Path(__file__).parent
SPREAD = {1: 8.0, 2: 30.0, 3: 80.0, 4: 200.0, 5: 450.0}
PROVINCES, REGIONS = 38, 514
MISSPELT, NO_DESCRIPTION, REPEATED = 0.02, 0.15, 0.15
CODED, WRONG_CODE, COARSE_CODE = 0.55, 0.08, 0.10
SYLLABLES = re.findall(
    r"\w+", "ba be bu da di ga ja ka ke ku la lu ma me mu na ne pa ra ri sa si su ta te to wa ya"
)
BRANDS = re.findall(
    r"\w+",
    "mantap sigap cerdas berkah lestari pintar maju jaya mandiri terpadu juara hebat cepat tanggap pasti "
    "ceria amanah sejahtera gemilang bersinar damai setara peduli prima unggul tuntas sakti "
    "mutiara kasih melati",
)
AGENCIES = (
    "Dinas Komunikasi dan Informatika",
    "Sekretariat Daerah",
    "Badan Perencanaan Pembangunan Daerah",
    "Badan Kepegawaian dan Pengembangan SDM",
    "Badan Pengelola Keuangan dan Aset Daerah",
    "Dinas Kesehatan",
    "Dinas Pendidikan",
    "Dinas Sosial",
    "Inspektorat",
    "Kecamatan",
)
DOINGS = re.findall(r"\w+", "pendataan pengelolaan pemantauan layanan pelaporan pengawasan informasi")
OPENINGS = (
    "Aplikasi ini digunakan untuk",
    "Sistem informasi berbasis web untuk",
    "Memudahkan",
    "Aplikasi layanan",
    "Mendukung",
    "Aplikasi berbasis Android dan web yang melayani",
    "Merupakan sistem yang berfungsi untuk mengelola",
    "",
)
CLOSINGS = (
    "secara online dan real time",
    "di lingkungan Pemerintah {place}",
    "pada {agency}",
    "secara cepat, mudah dan transparan",
    "yang dapat diakses kapan saja dan di mana saja",
    "guna meningkatkan pelayanan kepada masyarakat",
    "dikembangkan sejak {year}",
    "",
    "",
)


@dataclass(frozen=True)
class Function:
    """What an application does: its code, the names it goes by, what can be said of it."""

    code: str
    weight: float
    names: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Inventory:
    """Applications, the number of each one's function, and the places they belong to."""

    applications: tuple[Application, ...]
    truth: tuple[int, ...]
    places: tuple[Place, ...]


@cache
def functions() -> tuple[Function, ...]:
    """Read the written lists."""
    common = [line.split("\t") for line in _lines("functions.tsv")]
    rare = [line.split("|") for line in _lines("tail.tsv")]
    return (
        *(
            Function(code, SPREAD[int(spread)], tuple(names.split("|")), tuple(facts.split("|")))
            for code, spread, names, facts in common
        ),
        *(
            Function(
                f"09.{number // 20:02}.{number % 20:02}", 2.0 + 40.0 / (1 + number % 23), tuple(names), ()
            )
            for number, names in enumerate(rare)
        ),
    )


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def places(rng: random.Random) -> tuple[Place, ...]:
    """Invent provinces and their regions, named by syllables."""
    provinces = [
        Place(
            str(11 + p), f"Provinsi {_word(rng)}", "provinsi", "", rng.uniform(-10, 5), rng.uniform(96, 140)
        )
        for p in range(PROVINCES)
    ]
    regions = []
    for number in range(REGIONS):
        home = provinces[number % PROVINCES]
        kind = rng.choice(("Kabupaten", "Kabupaten", "Kota"))
        latitude = (home.latitude or 0.0) + rng.uniform(-1, 1)
        longitude = (home.longitude or 0.0) + rng.uniform(-1, 1)
        code = f"{home.code}.{number // PROVINCES + 1:02}"
        regions.append(Place(code, f"{kind} {_word(rng)}", kind.lower(), home.code, latitude, longitude))
    return (*provinces, *regions)


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(SYLLABLES, k=rng.choice((3, 4)))).title()


def inventory(n: int, *, seed: int) -> Inventory:
    """Invent n applications."""
    rng = random.Random(seed)
    ground, known = places(rng), functions()
    drawn = rng.choices(range(len(known)), [each.weight for each in known], k=n)
    rows, truth, taken = [], [], set()
    for number, function in enumerate(drawn):
        place = rng.choice(ground)
        if (function, place.code) in taken and rng.random() < 0.8:
            place = rng.choice(ground)
        taken.add((function, place.code))
        rows.append(_application(rng, number, known[function], place))
        truth.append(function)
    return Inventory(tuple(rows), tuple(truth), ground)


def _application(rng: random.Random, number: int, function: Function, place: Place) -> Application:
    agency, since = rng.choice(AGENCIES), rng.randint(2009, 2025)
    name = _misspelt(rng, _name(rng, function, place, agency))
    cost = round(rng.lognormvariate(18.0, 0.9), -5)
    return Application(
        code=f"APP-{number:06}",
        region=place.code,
        agency=agency,
        name=name,
        function=_code(rng, function),
        description=_misspelt(rng, _description(rng, function, name, place, agency, since)),
        users=None if rng.random() < 0.25 else int(rng.lognormvariate(6.0, 1.5)),
        since=None if rng.random() < 0.1 else since,
        openness=None if rng.random() < 0.4 else rng.choice((0.0, 0.25, 0.5, 1.0)),
        cost=None if rng.random() < 1 / 3 else cost,
        source="inventaris rekaan",
    )


def _name(rng: random.Random, function: Function, place: Place, agency: str) -> str:
    plain = _phrase(rng, function)
    brand = _brand(rng, plain)
    kind = rng.random()
    if kind < 0.15:
        name = brand.upper()
    elif kind < 0.45:
        name = f"{brand.upper()} (Sistem Informasi {plain.title()})"
    elif kind < 0.65:
        name = f"Aplikasi {plain.title()}"
    elif kind < 0.80:
        name = f"Sistem Informasi Manajemen {plain.title()}"
    else:
        name = plain
    ending = rng.random()
    return f"{name} {place.name}" if ending < 0.2 else f"{name} {agency}" if ending < 0.28 else name


def _phrase(rng: random.Random, function: Function) -> str:
    name = rng.choice(function.names)
    return name if function.facts else f"{rng.choice(DOINGS)} {name}"


def _brand(rng: random.Random, plain: str) -> str:
    initials = "".join(word[:2] for word in plain.split())[:6]
    return f"si{initials}" if rng.random() < 0.5 else f"si {rng.choice(BRANDS)}"


def _description(
    rng: random.Random, function: Function, name: str, place: Place, agency: str, year: int
) -> str:
    kind = rng.random()
    if kind < NO_DESCRIPTION:
        return ""
    if kind < NO_DESCRIPTION + REPEATED:
        return f"Aplikasi {name}"
    said = [_phrase(rng, function)]
    said += rng.sample(function.facts, min(len(function.facts), rng.choice((1, 2, 3))))
    closing = rng.choice(CLOSINGS).format(place=place.name, agency=agency, year=year)
    return f"{rng.choice(OPENINGS)} {', '.join(said)} {closing}".strip()


def _code(rng: random.Random, function: Function) -> str:
    if rng.random() >= CODED:
        return ""
    code = rng.choice(functions()).code if rng.random() < WRONG_CODE else function.code
    return code.rpartition(".")[0] if rng.random() < COARSE_CODE else code


def _misspelt(rng: random.Random, text: str) -> str:
    """Give some longer words one wrong letter."""
    words = text.split(" ")
    for place, word in enumerate(words):
        if len(word) > 4 and rng.random() < MISSPELT:
            at = rng.randrange(1, len(word) - 1)
            words[place] = word[:at] + rng.choice("aeioustrn") + word[at + 1 :]
    return " ".join(words)
