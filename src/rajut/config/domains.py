"""What `find` answers for one of the five domains: its opportunities, best first, worked out and not kept."""

import json

import click
from django.db import transaction
from django.utils import timezone

from rajut.config.terminal import UNKNOWN_REGION
from rajut.config.trouble import FOUND, MISUSED, Trouble
from rajut.config.words import tell
from rajut.core.potential.domains import FINDERS, Finder, Holdings
from rajut.core.potential.records import Binding, Opportunity, canonical, indonesian
from rajut.core.potential.setting import Setting
from rajut.core.words import say
from rajut.foundation.people.sight import as_system
from rajut.steps.identify.actions import searching
from rajut.steps.identify.actions.conducting import setting_of
from rajut.steps.identify.queries import ground

NOTHING = say("Tidak ada peluang. Yang mengikat:")
NO_ROWS = say("Belum ada data bidang ini; impor dahulu (rajut import).")
LINE = say("%(score)s  %(title)s [%(members)s]")
SAVES = say("      hemat Rp %(low)s sampai Rp %(high)s, tengah Rp %(middle)s")


def find(domain: str, *, region: str | None, top: int, as_json: bool) -> int:
    """Print the opportunities of a domain (in which `region` takes part); return the exit code."""
    finder = next(each for each in FINDERS if each.domain == domain)
    given, setting = _asked()
    if region is not None and region not in setting.map.places:
        raise Trouble(UNKNOWN_REGION, code=MISUSED, region=region)
    found, missed = _found(finder, given, setting, region)
    if as_json:
        click.echo(json.dumps([json.loads(canonical(each)) for each in found[:top]], ensure_ascii=False))
    elif found:
        _print(found[:top])
    else:
        _say_why(missed[:top])
    return 0 if found else FOUND


def _asked() -> tuple[Holdings, Setting]:
    with transaction.atomic(), as_system():
        seen = searching.look(on=timezone.localdate())
        return ground.holdings(), setting_of(seen, held=ground.stamp_of_holdings())


def _found(
    finder: Finder, given: Holdings, setting: Setting, region: str | None
) -> tuple[list[Opportunity], list[Binding]]:
    found, missed = finder.find(given, setting, lambda _done, _of: None)
    ranked = sorted(found, key=lambda each: (-each.score, each.id))
    if region is None:
        return ranked, missed
    mine = [each for each in ranked if region in each.members]
    return mine, [each for each in missed if each.region == region]


def _print(found: list[Opportunity]) -> None:
    for each in found:
        score = f"{each.score:.3f}"
        click.echo(tell(LINE, score=score, title=each.title.text(tell), members=", ".join(each.members)))
        if (worth := each.benefit) is not None:
            low, middle, high = (indonesian(round(n)) for n in (worth.p10, worth.p50, worth.p90))
            click.echo(tell(SAVES, low=low, middle=middle, high=high))
        for reason in each.reasons:
            click.echo(f"      + {reason.text(tell)}")
        for reason in each.counter_reasons:
            click.echo(f"      - {reason.text(tell)}")


def _say_why(missed: list[Binding]) -> None:
    click.echo(tell(NOTHING if missed else NO_ROWS))
    for each in missed:
        click.echo(f"- {each.region} {each.sentence.text(tell)}")
