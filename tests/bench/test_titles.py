"""Tests of the generator of titles: determinism, the specification's facts as measured, its lists."""

import hashlib
import re
from collections import Counter
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from bench.titles import SCHEMA, composing, making, names, titles
from bench.titles.things import COMMONEST, FAMILIES, THINGS
from bench.titles.wording import tables

SEED = 11
MILLION = 1_000_000


@cache
def table(n: int, seed: int = SEED) -> Any:
    """All rows of a run as a table."""
    return pa.Table.from_batches(titles(n, seed=seed), SCHEMA)


def digest(n: int, batch: int) -> str:
    """A digest of the bytes of a run, column by column, whatever its batches."""
    whole = pa.Table.from_batches(titles(n, seed=SEED, batch=batch), SCHEMA).combine_chunks()
    found = hashlib.sha256()
    for column in whole.columns:
        for buffer in column.chunk(0).buffers():
            found.update(buffer.to_pybytes() if buffer else b"-")
    return found.hexdigest()


@cache
def first_keys() -> tuple[Any, Any, Any]:
    """The distinct keys of the first block, how many rows each has, and its words part by part."""
    salt = np.uint64(np.random.PCG64(SEED).random_raw())
    rows = making._rows(tables(), np.random.Generator(np.random.PCG64([SEED, 0])), salt)
    distinct, counts = np.unique(rows.key, return_counts=True)
    keys = making._keys(tables(), distinct, salt)
    parts, _ = composing._parts(tables(), composing.Draws(distinct >> 2, salt), keys)
    return keys, counts, parts


def share(flags: Any, weights: Any) -> float:
    """The share of rows for which a flag of their key holds."""
    return float(weights[flags].sum() / weights.sum())


def column(name: str, n: int = MILLION) -> Any:
    """A column as a numpy array."""
    return table(n)[name].to_numpy()


def test_equal_bytes_whatever_the_batch() -> None:
    wanted = digest(250_001, 1_000_000)
    assert {digest(250_001, batch) for batch in (250_001, 100_000, 33_333, 120_007)} == {wanted}
    assert digest(1_000, 7) == digest(1_000, 1_000)


def test_batches_have_their_size() -> None:
    sizes = [piece.num_rows for piece in titles(250_001, seed=SEED, batch=60_000)]
    assert sizes == [60_000] * 4 + [10_001]
    assert all(piece.schema == SCHEMA for piece in titles(10, seed=SEED, batch=3))
    assert not list(titles(0, seed=SEED))


def test_a_longer_run_begins_like_a_shorter() -> None:
    assert table(MILLION).slice(0, 55_000).equals(table(55_000))


def test_another_seed_gives_other_titles() -> None:
    mine, other = table(55_000)["title"], table(55_000, 12)["title"]
    assert pc.sum(pc.equal(mine, other)).as_py() < 2_000
    ours, theirs = set(mine.to_pylist()), set(other.to_pylist())
    assert len(ours & theirs) < 0.5 * len(ours)


@pytest.mark.parametrize("wrong", [{"n": -1}, {"seed": -1}, {"batch": 0}, {"batch": 10**9}])
def test_what_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        titles(**{"n": 1, "seed": 1, "batch": 1, **wrong})


def test_ranges() -> None:
    assert (column("id") == np.arange(MILLION)).all()
    for name, low, high in (("agency", 0, 9_999), ("region", 0, 551), ("month", 1, 12)):
        values = column(name)
        assert (values.min(), values.max()) == (low, high)
    assert column("ceiling").min() >= 50_000
    assert not any(table(MILLION)[name].null_count for name in SCHEMA.names)


def test_an_agency_lies_in_one_region() -> None:
    pairs = {tuple(pair) for pair in np.stack([column("agency"), column("region")], axis=1)[:300_000]}
    assert len(pairs) == len({agency for agency, _ in pairs})


def test_agencies_are_skewed() -> None:
    counts = np.sort(np.bincount(column("agency"), minlength=10_000))[::-1]
    assert counts[:1_000].sum() > 0.3 * MILLION
    assert (counts > 0).mean() > 0.99


def test_labels_and_names() -> None:
    known, labels = names(), column("label")
    whole = np.where(labels < 0, -labels - 1, labels)
    assert set(np.unique(whole).tolist()) <= set(known)
    assert sorted(known) == list(range(len(known)))
    assert len(set(known.values())) == len(known)
    assert len(np.unique(whole)) > 0.95 * len(known)
    assert set(re.findall(r"\((\w+)\)$", "\n".join(known.values()), re.M)) == {
        "buy",
        "maintain",
        "rent",
        "build",
        "rehabilitate",
        "design",
        "supervise",
    }


def test_every_row_says_its_thing() -> None:
    """In the first block, mistakes left out, the title holds one of the ways of its label's commodity."""
    rows, known = table(55_000), tables()
    held = 0
    for title, label in zip(rows["title"].to_pylist(), rows["label"].to_pylist(), strict=True):
        thing = THINGS[known.commodity[label if label >= 0 else -label - 1]]
        held += any(way.lower() in title.lower() for way in thing.ways)
    assert 0.96 < held / 55_000 < 0.995


def test_distinct_titles() -> None:
    few = pc.count_distinct(table(55_000)["title"]).as_py() / 55_000
    many = pc.count_distinct(table(MILLION)["title"]).as_py() / MILLION
    assert 0.30 < few < 0.38
    assert 0.12 < many < 0.18


def test_several_goods() -> None:
    labels = column("label")
    assert abs((labels < 0).mean() - 0.05) < 0.002
    several = table(MILLION)["title"].filter(pa.array(labels < 0)).slice(0, 2_000).to_pylist()
    assert sum(bool(re.search(r",| dan |/| & | serta | \+ ", title, re.I)) for title in several) > 1_950


def test_casings() -> None:
    text = table(MILLION)["title"]
    assert abs(pc.mean(pc.equal(text, pc.ascii_upper(text))).as_py() - 0.20) < 0.02
    assert abs(pc.mean(pc.equal(text, pc.ascii_lower(text))).as_py() - 0.10) < 0.02


def test_mistakes(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = table(100_000)["title"].to_pylist()
    monkeypatch.setattr(making, "MISSPELT", 0.0)
    monkeypatch.setattr(making, "JOINED", 0.0)
    right = pa.Table.from_batches(titles(100_000, seed=SEED), SCHEMA)["title"].to_pylist()
    pairs = [(bad, good) for bad, good in zip(wrong, right, strict=True) if bad != good]
    packed = [(bad.replace(" ", ""), good.replace(" ", "")) for bad, good in pairs]
    grown = sum(bad == good for bad, good in packed)
    assert abs(grown / 100_000 - 0.01) < 0.002
    assert abs((len(pairs) - grown) / 100_000 - 0.03) < 0.002
    assert Counter(len(bad) - len(good) for bad, good in pairs).keys() == {-1, 0, 1}


def test_account_titles() -> None:
    keys, counts, _ = first_keys()
    account = np.isin(keys.kind, (composing.ACCOUNT, composing.BARE))
    assert abs(share(account, counts) - 0.40) < 0.01
    assert account.sum() < 0.2 * counts[account].sum()


def test_about_half_have_a_boundary_phrase() -> None:
    _, counts, parts = first_keys()
    boundary = np.any([parts[number] > 0 for number in (9, 10, 12, 13, 14, 15)], axis=0)
    assert 0.42 < share(boundary, counts) < 0.58


def test_commonest_goods_fill_some_per_cent() -> None:
    labels = column("label")
    things = tables().commodity[np.where(labels < 0, -labels - 1, labels)]
    shares = np.sort(np.bincount(things, minlength=len(THINGS)))[::-1] / MILLION
    assert 0.03 < shares[0] < 0.08
    slope = np.polyfit(np.log(np.arange(10, 300)), np.log(shares[10:300]), 1)[0]
    assert -1.25 < slope < -0.85


def test_one_title_hardly_ever_has_two_labels() -> None:
    rows = table(MILLION).filter(pc.greater_equal(table(MILLION)["label"], 0))
    found = rows.group_by("title").aggregate([("label", "count_distinct")])
    labels = found["label_count_distinct"].to_numpy()
    assert (labels > 1).mean() < 0.003


def test_ceilings_are_log_normal_by_label() -> None:
    labels, logs = column("label"), np.log(column("ceiling"))
    common = np.bincount(labels[labels >= 0]).argmax()
    mine = logs[labels == common]
    assert abs(mine.std() - making.SPREAD) < 0.03
    assert abs(np.mean((mine - mine.mean()) ** 3) / mine.std() ** 3) < 0.15


def test_the_list_of_things() -> None:
    ways = Counter(len(thing.ways) for thing in THINGS)
    assert len(THINGS) >= 600
    assert set(ways) == {1, 2, 3, 4, 5, 6}
    assert 0.30 < ways[1] / len(THINGS) < 0.37
    assert set(COMMONEST) <= {thing.ways[0] for thing in THINGS}
    assert all(thing.actions and set(thing.actions) <= set("bmrchds") for thing in THINGS)
    assert min(Counter(thing.family for thing in THINGS).values()) >= 4
    assert len(FAMILIES) >= 40


def test_no_way_belongs_to_two_things() -> None:
    """Nor does a way come twice in its own thing, even without its dots, dashes and spaces for others."""
    owner: dict[str, int] = {}
    for number, thing in enumerate(THINGS):
        assert len({way.lower() for way in thing.ways}) == len(thing.ways), thing
        for way in thing.ways:
            assert way.isascii()
            assert way == way.strip()
            assert way
            assert owner.setdefault(re.sub(r"[^a-z0-9]", "", way.lower()), number) == number, way


@pytest.mark.parametrize("word", ["printer", "makan", "kertas", "meja", "sapi", "komputer", "jalan", "obat"])
def test_things_share_words(word: str) -> None:
    assert sum(any(word in way.lower().split() for way in thing.ways) for thing in THINGS) >= 3
