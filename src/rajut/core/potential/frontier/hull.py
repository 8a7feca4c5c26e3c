"""Many points against the same units: every face of the frontier is found once and then remembered.

A face is known by its prices: no unit makes a profit at them. Its prices give every point a score that cannot
be too high, and a mix of the face's own units that reaches the point proves that it is not too low either.
Only where no known face is proven right is a linear program solved, and it gives a new face.
"""

import numpy as np

from rajut.core.potential.frontier.program import NEAR
from rajut.core.potential.frontier.technology import OWN, Face, Technology, Whole, aimed
from rajut.core.potential.frontier.units import Amounts, NotUnits, Returns
from rajut.core.words import say

CHUNK = 2048  # points at a time: the scores by 1,000 faces take 16 MiB
IMPOSSIBLE = -1  # in place of a face: no mix of the units can do as much
OPEN = -2

FAR = 1e5  # times its inputs that a point may need: beyond, the figures do not speak of the same thing
DIGITS = 9  # of a score, the leading zeros of a small one aside
LEAST = 1e-9  # of its inputs that a point may need: below, the figures do not speak of the same thing either

UNLIKE = say("Titik ke-%(point)s jauh di luar skala pembandingnya; periksa besaran angkanya.")
UNSOLVED = say("Perhitungan untuk titik ke-%(point)s tidak selesai; periksa besaran angkanya.")


class Hull:
    """The frontier of some units, shape (n, m) and (n, s), and the faces of it that are known so far."""

    def __init__(self, inputs: Amounts, outputs: Amounts, returns: Returns) -> None:
        self.technology = Technology(inputs, outputs, returns)
        self.faces: list[Face] = []
        self.rays: list[Amounts] = []

    def evaluate(self, inputs: Amounts, outputs: Amounts) -> tuple[Amounts, Whole]:
        """Score points, shape (k, m) and (k, s): the score, NaN where impossible, and the face of each.

        A score is the share of its inputs with which a mix of the units would bring about no less. Raises
        NotUnits where a point could not be computed.
        """
        laid = self.technology.laid(inputs, outputs)
        rows = laid.rows
        scores, faces = np.full(len(rows), np.nan), np.full(len(rows), OPEN)
        for start in range(0, len(rows), CHUNK):
            part = slice(start, start + CHUNK)
            self._chunk(rows[part], scores[part], faces[part], start)
        found = rounded(scores * laid.ratio)
        for place in np.flatnonzero((found > FAR) | (found < LEAST)):
            raise NotUnits(UNLIKE, point=int(place) + 1)
        return found, faces

    def weights(self, inputs: Amounts, outputs: Amounts, faces: Whole) -> Amounts:
        """Return the mix behind every score, shape (k, n): how much of each unit; NaN where impossible."""
        known = self.technology
        laid = known.laid(inputs, outputs)
        found = np.zeros((len(faces), len(known.sizes)))
        found[faces == IMPOSSIBLE] = np.nan
        for number in np.unique(faces[faces >= 0]):
            face, here = self.faces[number], np.flatnonzero(faces == number)
            scores, _ = known.proven(laid.rows[here], face)  # before rounding, which some corners enlarge
            goal = aimed(laid.rows[here], scores, known.m)
            mixes = np.maximum(goal[:, face.tight] @ face.inverse.T, 0.0)
            found[np.ix_(here, face.mix)] = mixes * laid.sizes[here, None] / known.sizes[face.mix]
        return found

    def _chunk(self, rows: Amounts, scores: Amounts, faces: Whole, start: int) -> None:
        for ray in self.rays:
            faces[self.technology.ruled_out(rows, ray)] = IMPOSSIBLE
        self._by_known(rows, scores, faces)
        while len(waiting := np.flatnonzero(faces == OPEN)):
            self._learn(rows, scores, faces, waiting, start)

    def _by_known(self, rows: Amounts, scores: Amounts, faces: Whole) -> None:
        """Try for every point the known face that scores it highest."""
        waiting, m = np.flatnonzero(faces == OPEN), self.technology.m
        if not self.faces or not len(waiting):
            return
        prices = np.array([face.prices for face in self.faces])
        worth = rows[waiting, m:] @ prices[:, m:].T
        spent = rows[waiting, :m] @ -prices[:, :m].T
        with np.errstate(divide="ignore", invalid="ignore"):
            best = np.argmax(np.where(spent > 0, worth / spent, -np.inf), axis=1)
        for number in np.unique(best):
            self._settle(rows, scores, faces, waiting[best == number], int(number))

    def _learn(self, rows: Amounts, scores: Amounts, faces: Whole, waiting: Whole, start: int) -> None:
        """Solve for the first point that waits, and try what was learned on all that wait."""
        first = waiting[0]
        learned = self.technology.learn(rows[first])
        if learned is None:
            raise NotUnits(UNSOLVED, point=start + int(first) + 1)
        if isinstance(learned, Face):
            self.faces.append(learned)
            number = len(self.faces) - 1
            self._settle(rows, scores, faces, waiting[:1], number, within=OWN)
            self._settle(rows, scores, faces, waiting[1:], number)
        else:
            self.rays.append(learned)
            faces[first] = IMPOSSIBLE
            faces[waiting[self.technology.ruled_out(rows[waiting], learned)]] = IMPOSSIBLE
        if faces[first] == OPEN:
            raise NotUnits(UNSOLVED, point=start + int(first) + 1)

    def _settle(
        self, rows: Amounts, scores: Amounts, faces: Whole, here: Whole, number: int, *, within: float = NEAR
    ) -> None:
        """Score the points that a mix of the face's units is proven to reach."""
        found, proven = self.technology.proven(rows[here], self.faces[number], within)
        scores[here[proven]] = found[proven]
        faces[here[proven]] = number


def rounded(scores: Amounts) -> Amounts:
    """Round away what another machine would compute otherwise, of a small score no more than of a large."""
    zeros = np.floor(-np.log10(np.clip(scores, LEAST, 1.0)))
    return np.asarray(np.round(scores * 10.0**zeros, DIGITS) / 10.0**zeros)
