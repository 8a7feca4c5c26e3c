"""What the units prove to be possible, and how the program's answers become faces of its frontier."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rajut.core.potential.frontier.exact import exactly
from rajut.core.potential.frontier.program import NEAR, Corner, Program
from rajut.core.potential.frontier.units import Amounts, Returns

Flags = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]

OWN = 1e-6  # how well a face found without rounding must fit the point that it was found for, of its size
PROFIT = 1e-10  # of what a unit uses at these prices: a smaller profit is rounding
NOISE = 4e-15  # of the highest price, times how ill the corner is conditioned: it is zero, but for rounding
DUST = 1e-13  # of the highest price: what is left of zero after rounding
SIGN = 1e-8  # of the highest price: a price of the wrong sign below is rounding
SIGNS = {  # between what the price of a mix's size may lie
    Returns.CONSTANT: (0.0, 0.0),
    Returns.VARIABLE: (-np.inf, np.inf),
    Returns.DECREASING: (-np.inf, 0.0),
    Returns.INCREASING: (0.0, np.inf),
}


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face of the frontier: its `prices` (rows,), the units `mix` that span it, its `tight` rows.

    Prices of inputs are negative; `inverse` (mix, tight) turns what a point brings into its mix.
    """

    prices: Amounts
    mix: Whole
    tight: Whole
    inverse: Amounts


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """Points as `rows` (k, m + s + 1) of a program; a score of a row times `ratio` is that of the point.

    A mix for a row times `sizes` is that for the point, in units divided by their own size.
    """

    rows: Amounts
    ratio: Amounts
    sizes: Amounts


class Technology:
    """Units laid out as columns of a program: every row by its mean, every unit by its size.

    Without the means one percent and more of a real set's scores are wrong; without the sizes a village
    beside a metropolis is lost in the solver's tolerance.
    """

    def __init__(self, inputs: Amounts, outputs: Amounts, returns: Returns) -> None:
        self.m, self.returns = inputs.shape[1], returns
        self.used, self.brought = inputs.mean(axis=0), outputs.mean(axis=0)
        scaled = np.hstack([inputs / self.used, outputs / self.brought, np.ones((len(inputs), 1))])
        self.sizes = scaled[:, :-1].max(axis=1)
        self.columns = (scaled / self.sizes[:, None]).T.copy()
        ends = SIGNS[returns]
        self.least = np.array([-np.inf] * self.m + [0.0] * outputs.shape[1] + [ends[0]])
        self.most = np.array([0.0] * self.m + [np.inf] * outputs.shape[1] + [ends[1]])
        self.runs = 0
        self._program: Program | None = None

    def laid(self, inputs: Amounts, outputs: Amounts) -> Laid:
        """Lay points out, their inputs divided by the largest input, their outputs by the largest output."""
        used, brought = inputs / self.used, outputs / self.brought
        small, large = used.max(axis=1), brought.max(axis=1)
        whole = np.ones((len(used), 1)) / large[:, None]
        return Laid(np.hstack([used / small[:, None], brought / large[:, None], whole]), large / small, large)

    def learn(self, row: Amounts) -> Face | Amounts | None:
        """Return the face above which a point lies, the ray that rules it out, or None if none is proven."""
        program = self._ready()
        again = True
        for _ in range(2 * len(self.sizes) + 2):
            self.runs += 1
            answer = program.solve(row)
            learned = self._face(answer, row) if isinstance(answer, Corner) else self._ray(answer, row)
            prices = learned.prices if isinstance(learned, Face) else learned
            better = None if prices is None else self._profiting(prices)
            if learned is not None and better is None:
                return learned
            if better is not None and better not in program.listed:
                program.add(better, self.columns[:, better])
            elif again:
                again = False
                program.forget()
            else:
                break
        return self._certain(row)

    def proven(self, rows: Amounts, face: Face, within: float = NEAR) -> tuple[Amounts, Flags]:
        """Score points by a face, and tell which of them a mix of its units is proven to reach.

        What the mix falls short by may be worth no more, at the face's prices, than `within` of the score.
        """
        spent = rows[:, : self.m] @ -face.prices[: self.m]
        worth = rows[:, self.m :] @ face.prices[self.m :]
        with np.errstate(divide="ignore", invalid="ignore"):
            score = np.where(spent > 0, worth / spent, np.nan)
        goal = aimed(rows, score, self.m)
        mixes = np.maximum(goal[:, face.tight] @ face.inverse.T, 0.0)
        short = self._short(mixes @ self.columns[:, face.mix].T - goal)
        with np.errstate(divide="ignore", invalid="ignore"):
            lost = short @ np.abs(face.prices) / spent
        allowed = np.repeat(np.maximum(score, 1.0)[:, None], rows.shape[1], axis=1)
        allowed[:, -1] *= np.maximum(rows[:, -1], 1.0)
        return score, (short <= within * allowed).all(axis=1) & (lost <= within * score)

    def ruled_out(self, rows: Amounts, ray: Amounts) -> Flags:
        """Return which points a ray proves impossible: their outputs are worth more, their inputs no help."""
        return np.asarray(
            (rows[:, : self.m] @ -ray[: self.m] <= 0) & (rows[:, self.m :] @ ray[self.m :] > NEAR)
        )

    def _ready(self) -> Program:
        """Begin with the units that make the most of some input for some output."""
        if self._program is None:
            self._program = Program(len(self.columns), self.m, self.returns)
            used, brought = self.columns[: self.m], self.columns[self.m : -1]
            with np.errstate(divide="ignore", invalid="ignore"):
                best = (brought[None, :, :] / used[:, None, :]).argmax(axis=2)
            for unit in np.unique(best):
                self._program.add(int(unit), self.columns[:, unit])
        return self._program

    def _certain(self, row: Amounts) -> Face | Amounts | None:
        """Learn from the program solved without rounding, where the solver's answer cannot be proven."""
        answer = exactly(self.columns, row, inputs=self.m, returns=self.returns)
        if answer.corner is None:
            return np.asarray(answer.prices / np.abs(answer.prices).max())
        return self._face(answer.corner, row, answer.prices)

    def _face(self, corner: Corner, row: Amounts, known: Amounts | None = None) -> Face | None:
        """Work out the prices of a corner where they are not `known`; return None where they are none."""
        if not len(corner.mix) or len(corner.tight) != len(corner.mix) + 1:
            return None
        left, lengths, right = np.linalg.svd(self.columns[np.ix_(corner.tight, corner.mix)])
        if not lengths[-1]:
            return None
        prices = np.zeros(len(row)) if known is None else known
        if known is None:
            prices[corner.tight] = np.where(
                np.abs(left[:, -1]) > NOISE * lengths[0] / lengths[-1], left[:, -1], 0
            )
        spent = float(prices[: self.m] @ row[: self.m])
        if not spent:
            return None
        inverse = (right.T / lengths) @ left[:, :-1].T
        signed = self._signed(prices / -spent)
        face = None if signed is None else Face(signed, corner.mix, corner.tight, inverse)
        within = NEAR if known is None else OWN
        return face if face and self.proven(row[None, :], face, within)[1][0] else None

    def _ray(self, ray: Amounts | None, row: Amounts) -> Amounts | None:
        """Clean a ray, and return None where it does not rule the point out."""
        if ray is None or not np.abs(ray).max():
            return None
        whole = ray / np.abs(ray).max()
        for turned in (whole, -whole):
            cleaned = self._signed(np.where(np.abs(turned) > NEAR, turned, 0.0))
            if cleaned is not None and self.ruled_out(row[None, :], cleaned)[0]:
                return cleaned
        return None

    def _profiting(self, prices: Amounts) -> int | None:
        """Return the unit that makes the most profit at these prices, or None where none does."""
        profit = (
            prices @ self.columns - PROFIT * (np.abs(prices) @ self.columns) - DUST * np.abs(prices).max()
        )
        best = int(np.argmax(profit))
        return best if profit[best] > 0 else None

    def _signed(self, prices: Amounts) -> Amounts | None:
        """Return prices without rounding of the wrong sign; None where they have the wrong signs."""
        right = np.clip(prices, self.least, self.most)
        near = SIGN * float(np.abs(prices).max())
        return right if (np.abs(right - prices) <= near).all() else None

    def _short(self, over: Amounts) -> Amounts:
        """Return by how much a mix uses more, brings less, or is of a size that the returns do not allow."""
        short = np.maximum(np.hstack([over[:, : self.m], -over[:, self.m :]]), 0.0)
        size = over[:, -1]
        short[:, -1] = {
            Returns.CONSTANT: 0.0 * size,
            Returns.VARIABLE: np.abs(size),
            Returns.DECREASING: np.maximum(size, 0.0),
            Returns.INCREASING: np.maximum(-size, 0.0),
        }[self.returns]
        return short


def aimed(rows: Amounts, scores: Amounts, m: int) -> Amounts:
    """Return points with their inputs reduced to their score."""
    return np.hstack([rows[:, :m] * scores[:, None], rows[:, m:]])
