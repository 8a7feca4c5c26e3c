"""Every rule has a name and says what it does."""

from rajut.core.coalition.meanings import MEANINGS, MEASURED, NAMES, Rule
from rajut.core.coalition.rules import PLAIN


def test_every_rule_is_named_explained_and_computed():
    assert list(NAMES) == list(MEANINGS) == list(Rule)
    assert set(PLAIN) | set(MEASURED) == set(Rule)
    assert not set(PLAIN) & set(MEASURED)
