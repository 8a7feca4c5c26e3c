"""Shares as whole rupiah that still add up to the whole: the largest remainders are rounded up.

Hamilton's method (Balinski, M. L. & Young, H. P. (1982), *Fair Representation*, ch. 3).
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import floor, isfinite

FAR = 1e-6  # of the total: shares that miss it by more do not divide it


def whole(shares: Sequence[float], *, total: float) -> tuple[int, ...]:
    """Round shares, in rupiah, to whole ones that add up to `total`, which is rounded itself (half up).

    None is further than one rupiah from its share, but for what the shares themselves miss of the total.
    Of equal remainders the earlier one is rounded up. Raises ValueError where the shares do not add to it.
    """
    if not shares or not all(map(isfinite, (total, *shares))):
        raise ValueError("there are no shares, or one is no number")
    if abs(sum(shares) - total) > max(1.0, FAR * abs(total)):
        raise ValueError(f"shares of {sum(shares)} do not divide {total}")
    aim = int(Decimal(total).to_integral_value(ROUND_HALF_UP))
    down = [floor(share) for share in shares]
    each, more = divmod(aim - sum(down), len(down))
    first = sorted(range(len(down)), key=lambda place: (down[place] - shares[place], place))[:more]
    return tuple(amount + each + (place in first) for place, amount in enumerate(down))
