"""The English catalogue says everything that the code says, with the same holes to fill."""

import re

import pytest
from babel.messages import Catalog, Message

from rajut.config import words

HOLE = re.compile(r"%\(\w+\)[a-z]|%[sd]")
MARKUP = re.compile(r"</?\w+[^>]*>|`[^`]*`")


@pytest.fixture(scope="module")
def english() -> Catalog:
    return words.translated()


def _entries(catalogue: Catalog) -> list[Message]:
    return [entry for entry in catalogue if entry.id]


def _pairs(entry: Message) -> list[tuple[str, str]]:
    """Each sentence with its translation; both forms of a plural."""
    if isinstance(entry.id, str):
        return [(entry.id, entry.string)]
    return list(zip(entry.id, entry.string, strict=True))


def test_nothing_is_missing_and_nothing_is_left_over() -> None:
    found = words.faults()

    assert found == []


def test_no_translation_is_empty_or_uncertain(english: Catalog) -> None:
    unfit = [
        entry.id
        for entry in _entries(english)
        if entry.fuzzy or not all(said.strip() for _, said in _pairs(entry))
    ]

    assert unfit == []


def test_every_plural_has_both_forms(english: Catalog) -> None:
    plurals = [entry for entry in _entries(english) if not isinstance(entry.id, str)]

    forms = {(len(entry.id), len(entry.string)) for entry in plurals}

    assert forms == {(2, 2)}


def test_every_translation_has_the_same_holes(english: Catalog) -> None:
    unlike = [
        asked
        for entry in _entries(english)
        for asked, said in _pairs(entry)
        if set(HOLE.findall(asked)) != set(HOLE.findall(said))
    ]

    assert unlike == []


def test_every_translation_has_the_same_markup(english: Catalog) -> None:
    unlike = [
        asked
        for entry in _entries(english)
        for asked, said in _pairs(entry)
        if sorted(MARKUP.findall(asked)) != sorted(MARKUP.findall(said))
    ]

    assert unlike == []


def test_sentences_end_as_they_do_in_indonesian(english: Catalog) -> None:
    unlike = [
        asked
        for entry in _entries(english)
        for asked, said in _pairs(entry)
        if asked[-1:] != said[-1:] and {asked[-1:], said[-1:]} & set(".:?")
    ]

    assert unlike == []


def test_the_catalogue_is_as_extracting_would_write_it() -> None:
    wanted = words.extracted()

    assert words.ENGLISH.read_bytes() == wanted


def test_the_header_names_no_day_and_no_person() -> None:
    head = words.ENGLISH.read_text().split("\n\n", 1)[0]

    names = [line.split(":")[0].strip('"') for line in head.splitlines()[2:]]

    assert names == [
        "Project-Id-Version",
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Plural-Forms",
    ]
