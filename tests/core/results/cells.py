"""Strategies for cells, with all three ways of having or not having a number."""

from decimal import Decimal

from hypothesis import strategies as st

from rajut.core.results.aggregation import Cell
from rajut.core.results.numbers import NOT_APPLICABLE, UNKNOWN, known

decimals = st.decimals(
    min_value=Decimal(-(10**12)), max_value=Decimal(10**12), places=6, allow_nan=False, allow_infinity=False
)
denominators = st.decimals(
    min_value=Decimal(0), max_value=Decimal(10**9), places=3, allow_nan=False, allow_infinity=False
)
weights = st.decimals(
    min_value=Decimal(0), max_value=Decimal(1000), places=2, allow_nan=False, allow_infinity=False
)
quantities = st.one_of(
    st.builds(known, decimals),
    st.builds(known, decimals, denominators),
    st.just(UNKNOWN),
    st.just(NOT_APPLICABLE),
)
cells = st.builds(Cell, quantities, st.integers(0, 20), weights)
