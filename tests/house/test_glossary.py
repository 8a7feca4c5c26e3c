"""The glossary is found by its terms: sorted, each once."""

from tests.house.rooms import ROOT


def terms() -> list[str]:
    """The first column of the glossary's table, as it stands there."""
    lines = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    rows = [line.split("|")[1].strip() for line in lines if line.startswith("| ")]
    return rows[1:]


def test_the_glossary_is_sorted_and_says_each_term_once() -> None:
    found = terms()

    assert found == sorted(set(found), key=str.casefold)
