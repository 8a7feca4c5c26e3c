"""Target against verified value, as pictures whose captions state the finding."""

from decimal import Decimal

from django.utils.translation import gettext as _

from rajut.steps.evaluate.queries import IndicatorResult, Results
from rajut.ui import pictures as drawn
from rajut.ui import words

MOST = 12


def pictures(results: Results) -> list[drawn.Picture]:
    """Return a picture for each indicator that has a target in any period."""
    return [picture(each) for each in results.indicators[:MOST] if any(r.target.n for r in each.readings)]


def picture(result: IndicatorResult) -> drawn.Picture:
    """Return one indicator's periods as bars against target ticks."""
    version = result.version
    return drawn.target_and_actual(
        [
            drawn.Reading(
                reading.period.words,
                _number(reading.done),
                _number(reading.meant),
                complete=float(reading.verified.completeness or 0),
            )
            for reading in result.readings
        ],
        unit=version.unit,
        caption=finding(result),
        source=_source(result),
    )


def finding(result: IndicatorResult) -> str:
    """Say in a sentence where an indicator stands."""
    version, latest = result.version, result.latest
    if latest is None:
        return _("%(name)s: belum ada nilai terverifikasi.") % {"name": version.name}
    said = {
        "name": version.name,
        "value": _written(latest.done, version.unit),
        "target": _written(latest.meant, version.unit),
        "period": latest.period.words,
    }
    if latest.meant is None:
        return _("%(name)s %(value)s pada %(period)s; target belum ditetapkan.") % said
    return _("%(name)s %(value)s pada %(period)s, target %(target)s.") % said


def _source(result: IndicatorResult) -> str:
    latest = result.latest
    if latest is None:
        return _("Sumber: laporan para pihak.")
    return _("Sumber: laporan terverifikasi %(n)s dari %(all)s pihak, s.d. %(period)s.") % {
        "n": latest.verified.n,
        "all": latest.verified.n_expected,
        "period": latest.period.words,
    }


def _written(value: Decimal | None, unit: str) -> str:
    if value is None:
        return "–"
    digits = 0 if value == value.to_integral_value() else 1
    return f"{words.number(value, digits)} {unit}"


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
