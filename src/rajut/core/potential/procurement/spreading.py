"""Titles grouped wherever they lie: what is global comes from totals, the label of a row from its batch.

rows -> uses of every word (totals) -> vocabulary -> uses and holders of every beginning (totals) -> names
-> with both, a label per row. The kernels are those of a run in one piece, so are the labels.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rajut.core.potential.procurement.grouping import Understood, labelled
from rajut.core.potential.procurement.heads import named
from rajut.core.potential.procurement.lexicon import Lexicon, own
from rajut.core.potential.procurement.prefixes import AGENCIES, SUPPORT, Head, parts, proven
from rajut.core.potential.procurement.tokens import Places, Words, read, titles
from rajut.core.potential.procurement.vocabulary import Vocabulary, assembled, every, uses
from rajut.core.potential.runner import Rows, Totals, demand

TITLE, AGENCY, LABEL = "title", "agency", "label"
WORD, TIMES = "word", "times"
BEGINNING, WHOLE = "beginning", "whole"

WORDS_MET = pa.schema([(WORD, pa.string()), (TIMES, pa.int64())])
BEGINNINGS_MET = pa.schema(
    [(BEGINNING, pa.string()), (AGENCY, pa.string()), (TIMES, pa.int64()), (WHOLE, pa.int64())]
)
WORD_TOTALS = Totals(by=(WORD,), sums=(TIMES,))
BEGINNING_TOTALS = Totals(
    by=(BEGINNING,),
    sums=(TIMES, WHOLE),
    distinct=(AGENCY,),
    least=((TIMES, SUPPORT), (AGENCY, AGENCIES)),
)


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What all titles together tell: their words, and the beginnings of heads that are names."""

    known: Vocabulary
    names: frozenset[Head]


def learnt(rows: Rows, *, lexicon: Lexicon | None = None) -> Learnt:
    """Learn from all rows (`title`, and `agency` where there is one); they are passed through twice.

    Without `agency` no unknown beginning becomes a name. Raises UnsoundRows where there are no titles.
    """
    titled = rows.scan([TITLE])
    met = titled.map_batches(words_met, WORDS_MET).aggregate(WORD_TOTALS).collect().sort_by(WORD)
    words = [word.encode() for word in met.column(WORD).to_pylist()]
    known = assembled(words, met.column(TIMES).to_numpy(), lexicon or own())
    return Learnt(known, _names(rows, known) if AGENCY in rows.schema.names else frozenset())


def spread(rows: Rows, given: Learnt, *, renamed: Mapping[str, str] | None = None) -> Rows:
    """Return the rows with `label` in the place of `title` and of any label they had; the rest goes along."""
    demand(rows.schema, [TITLE])
    kept = [each for each in rows.schema if each.name not in (TITLE, LABEL)]
    labels = Labels(given.known, given.names, dict(renamed or {}))
    return rows.map_batches(labels, pa.schema([*kept, pa.field(LABEL, pa.string())]))


def _names(rows: Rows, known: Vocabulary) -> frozenset[Head]:
    met = rows.scan([TITLE, AGENCY]).map_batches(Beginnings(known), BEGINNINGS_MET)
    found = met.aggregate(BEGINNING_TOTALS).collect().select([BEGINNING, TIMES, WHOLE])
    heads = {
        tuple(known.numbers[word.encode()] for word in text.split(" ")): (times, whole)
        for text, times, whole in zip(*(each.to_pylist() for each in found.columns), strict=True)
    }
    return frozenset(
        each for each, (times, whole) in heads.items() if proven(each, times, whole, known.general)
    )


def words_met(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the words of the titles of a batch, and how often each is used."""
    met = read([titles(batch.column(TITLE))])
    told = pa.array(every(met), pa.binary()).cast(pa.string())
    return pa.record_batch([told, pa.array(uses(met))], schema=WORDS_MET)


@dataclass(frozen=True, slots=True, eq=False)
class Beginnings:
    """The kernel that finds the beginnings of heads of a batch, with who uses them how often."""

    known: Vocabulary

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return a row per beginning and agency: `times` in all, `whole` where the head ends there."""
        met = _understood(batch, self.known, frozenset())
        agencies = batch.column(AGENCY).cast(pa.string()).fill_null("").dictionary_encode()
        width = max(len(agencies.dictionary), 1)
        pairs, times = np.unique(
            met.answers.astype(np.int64) * width + np.asarray(agencies.indices), return_counts=True
        )
        texts, complete, ends = _beginnings(met)
        lengths = np.diff(ends)[pairs // width]
        row = np.repeat(np.arange(len(pairs)), lengths)
        first = np.repeat(ends[pairs // width] - np.cumsum(lengths) + lengths, lengths)
        place = first + np.arange(len(row))
        columns = [
            pa.array(texts, pa.string()).take(pa.array(place)),
            agencies.dictionary.take(pa.array(pairs[row] % width)),
            pa.array(times[row]),
            pa.array(times[row] * complete[place]),
        ]
        return pa.record_batch(columns, schema=BEGINNINGS_MET)


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """The kernel that labels the titles of a batch."""

    known: Vocabulary
    names: frozenset[Head]
    renamed: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return the batch with `label` in the place of `title`."""
        found = labelled(_understood(batch, self.known, self.names), renamed=self.renamed)
        labels = pa.array(found.labels, pa.string()).take(pa.array(found.codes))
        kept = [name for name in batch.schema.names if name not in (TITLE, LABEL)]
        return batch.select(kept).append_column(LABEL, labels)


def _understood(batch: pa.RecordBatch, known: Vocabulary, names: frozenset[Head]) -> Understood:
    """Understand the titles of a batch with the words of all titles."""
    met = _numbered(read([titles(batch.column(TITLE))]), known)
    found = named(met, known)
    return Understood(known, found, found.answer[met.found], names)


def _numbered(met: Words, known: Vocabulary) -> Words:
    """Give the words read the numbers they have among all."""
    numbers = np.array([known.numbers[word] for word in every(met)], np.int32)
    return replace(met, flat=numbers[met.flat])


def _beginnings(met: Understood) -> tuple[list[str], npt.NDArray[np.bool_], Places]:
    """Return all beginnings, whether the head ends there, and where those of each answer end."""
    texts: list[str] = []
    complete: list[bool] = []
    ends = [0]
    for row in met.found.heads.tolist():
        for head in parts(row):
            words = [met.known.words[each].decode() for each in head]
            texts += [" ".join(words[:length]) for length in range(1, len(words) + 1)]
            complete += [length == len(words) for length in range(1, len(words) + 1)]
        ends.append(len(texts))
    return texts, np.array(complete, np.bool_), np.array(ends, np.int64)
