"""How far apart the uses of a name lie: what telling two parts from each other says about them."""

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

SURE = 3.0  # standard deviations of what chance alone would give


def divergence(parts: Counts, whole: Counts) -> Shares:
    """Return for each part how far it lies apart from the rest of its whole, 0 (alike) to 1 (nothing common).

    `parts` and `whole` (p, k) count observations of k values. It is the Jensen-Shannon divergence of a part
    and the rest, weighted by their sizes (Lin 1991), less what chance alone gives (Grosse et al. 2002: k - 1
    over 2 N ln 2), as a share of the most it could be, the entropy of the weights. Times 2 N ln 2 it is
    Dunning's log-likelihood ratio (1993) of N uses, chi-squared of k - 1 degrees: what does not exceed
    its mean by SURE standard deviations counts as 0, and so does a part that is empty or everything.
    """
    rest = whole - parts
    sizes, others = parts.sum(axis=1), rest.sum(axis=1)
    total = np.maximum(sizes + others, 1)
    most = _entropy(np.column_stack([sizes, others]), total)
    both = np.concatenate([parts, rest], axis=1)
    information = most + _entropy(whole, total) - _entropy(both, total)
    degrees = np.maximum((whole > 0).sum(axis=1) - 1, 0)
    chance = degrees / (2 * total * np.log(2))
    sure = (degrees + SURE * np.sqrt(2 * degrees)) / (2 * total * np.log(2))
    share = np.divide(information - chance, most, out=np.zeros(len(parts)), where=most > 0)
    return np.where((information > sure) & (degrees > 0), np.clip(share, 0.0, 1.0), 0.0)


def _entropy(counts: Counts, totals: Counts) -> Shares:
    """Return the entropy of each row of counts, in bits."""
    shares = counts / totals[:, None]
    logs = np.log2(shares, out=np.zeros(shares.shape), where=shares > 0)
    return np.asarray(-(shares * logs).sum(axis=1), np.float64)
