"""The annex of a plan that says how an activity's joint cost is divided, as PDF and for a word processor."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from rajut.core.coalition.meanings import COVERED, ROUNDED
from rajut.foundation.documents.content import KINDS
from rajut.foundation.documents.typesetting import typeset
from rajut.foundation.documents.word import Block, Heading, Paragraph, Table, word
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.plan.models import Activity, CostSharing
from rajut.steps.plan.queries.sharing import Worked, players_of, worked_out
from rajut.steps.plan.views import divisions
from rajut.steps.plan.views.divisions import Ruled, ruled
from rajut.steps.plan.views.matter import version_of
from rajut.steps.plan.views.sharing import activity_of, given
from rajut.ui import words

TEMPLATE = Path(__file__).parents[1] / "reports" / "cost_sharing.typ"


def annex(request: Request, pk: int, version: int, activity: int, ending: str) -> HttpResponse:
    """Send the annex as it stands now."""
    if away := sign_in_first(request):
        return away
    if ending not in {"pdf", "docx"}:
        raise Http404
    found = activity_of(version_of(request, pk, version), activity)
    row = get_object_or_404(CostSharing.objects.visible_to(request.actor), activity=found)
    told = telling(found, row, issuer=request.actor.organisation, at=request.at)
    made = typeset(TEMPLATE, words=told) if ending == "pdf" else as_word(told)
    answer = HttpResponse(made, content_type=KINDS[f".{ending}"].type)
    name = f"lampiran-pembagian-biaya-{slugify(found.title)[:60]}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def telling(activity: Activity, row: CostSharing, *, issuer: str, at: datetime) -> dict[str, Any]:
    """Return the words of the annex: JSON-safe, everything already in the reader's language."""
    worked = worked_out(row, players=players_of(row))
    rules = ruled(worked, chosen=row.rule)
    chosen = next((each for each in rules if each.chosen), None)
    framework = activity.framework
    collaboration = framework.collaboration
    return {
        "title": _("Lampiran: Pembagian biaya"),
        "author": issuer,
        "language": get_language() or "id",
        "letterhead": _("Rencana bersama versi %(n)s · %(title)s")
        % {"n": framework.version, "title": collaboration.title},
        "activity": activity.title,
        "state": _(framework.state_words),
        "example": _("data contoh") if collaboration.example else "",
        "footer": _("Dibuat dengan Rajut untuk %(issuer)s, %(on)s")
        % {"issuer": issuer, "on": words.moment(at)},
        "parts": [
            _choice(activity, row, worked, chosen),
            _costs(row, worked),
            *_measures(row, worked),
            _shares(worked, rules),
            _stability(worked, rules),
        ],
    }


def as_word(told: dict[str, Any]) -> bytes:
    """Return the same words for a word processor."""
    head = f"{told['activity']} ({told['state']})"
    blocks: list[Block] = [Paragraph(told["letterhead"]), Heading(told["title"], 1), Paragraph(head)]
    if told["example"]:
        blocks.append(Paragraph(told["example"]))
    for part in told["parts"]:
        blocks.append(Heading(part["heading"]))
        blocks += [Paragraph(each) for each in part["before"]]
        if part["rows"]:
            blocks.append(Table(part["head"], part["rows"], worded=part["worded"], strong=part["strong"]))
        blocks += [Paragraph(each, small=True) for each in part["after"]]
    names = {name: str(told[name]) for name in ("author", "footer", "language")}
    return word(told["title"], blocks, **names)


def _part(
    heading: str,
    *,
    before: Sequence[str] = (),
    head: Sequence[str] = (),
    rows: Sequence[Sequence[str]] = (),
    after: Sequence[str] = (),
    worded: Sequence[int] = (),
    strong: Sequence[int] = (),
    marked: int = -1,
) -> dict[str, Any]:
    """Return a part: sentences, a table, what stands under it.

    `worded` are the columns that hold words instead of figures, `strong` the rows and `marked` the column
    that stand out.
    """
    shown = {"head": list(head), "rows": [list(row) for row in rows], "marked": marked}
    looks = {"worded": list(worded), "strong": list(strong)}
    return {"heading": heading, "before": list(before), "after": list(after), **shown, **looks}


def _choice(activity: Activity, row: CostSharing, worked: Worked, chosen: Ruled | None) -> dict[str, Any]:
    """The rule that was chosen, with its amounts, its stability and who chose it."""
    heading = _("Pembagian yang dipilih")
    if chosen is None:
        return _part(heading, before=[_("Belum ada cara yang dipilih.")])
    said = [f"{chosen.name}. {chosen.meaning}", f"{_('Kestabilan')}: {chosen.verdict}. {chosen.all_told}"]
    if row.reason:
        said.append(_("Alasan memilihnya: %(reason)s") % {"reason": " ".join(row.reason.split())})
    if row.differs_from(given(activity)):
        said.append(_("Sumbangan dalam rencana sudah diubah dan tidak lagi sama dengan cara ini."))
    by = _("Dipilih oleh %(who)s, %(when)s.") % {"who": row.chosen_by, "when": words.day(row.chosen_at)}
    whole = sum(row.amounts)
    pairs = zip(worked.names, row.amounts, worked.sharing.alone, strict=True)
    rows = [
        [
            name,
            words.number(amount),
            words.percent(amount / whole if whole else 0, 1),
            words.number(round(alone)),
        ]
        for name, amount, alone in pairs
    ]
    apart = words.number(round(sum(worked.sharing.alone)))
    rows.append([_("Jumlah"), words.number(whole), words.percent(1), apart])
    head = [_("Pihak"), _("Bagian (Rp)"), _("Bagian (%)"), _("Bila sendiri (Rp)")]
    return _part(heading, before=said, head=head, rows=rows, strong=[len(rows) - 1], after=[_(ROUNDED), by])


def _costs(row: CostSharing, worked: Worked) -> dict[str, Any]:
    groups = divisions.groups(worked)
    lines = [[each.name, words.number(each.cost), _origin(each)] for each in groups]
    after = [divisions.beside(worked), _(COVERED) if worked.covered.assumed else "", divisions.source_of(row)]
    return _part(
        _("Biaya setiap gabungan"),
        before=divisions.told_of(worked),
        head=[_("Gabungan"), _("Biaya (Rp)"), _("Keterangan")],
        rows=lines,
        after=[each for each in after if each],
        worded=[2],
        strong=[place for place, each in enumerate(groups) if each.joint],
    )


def _origin(group: divisions.GroupCost) -> str:
    if group.joint:
        return _("biaya bersama yang dibagi")
    return _("diketahui") if group.given else _("dihitung dari yang diketahui")


def _measures(row: CostSharing, worked: Worked) -> list[dict[str, Any]]:
    found = divisions.measured(row, worked.names)
    if found is None:
        return []
    rows = [[who, *(words.number(value) for _head, value in cells)] for who, cells in found.rows]
    source = [_("Sumber: %(source)s") % {"source": row.measures_source}] if row.measures_source else []
    return [_part(_("Ukuran pembagi"), head=[_("Pihak"), *found.heads], rows=rows, after=source)]


def _shares(worked: Worked, rules: Sequence[Ruled]) -> dict[str, Any]:
    rows = [
        [name, words.number(round(alone)), *(words.number(each.amounts[place]) for each in rules)]
        for place, (name, alone) in enumerate(zip(worked.names, worked.sharing.alone, strict=True))
    ]
    totals = [sum(each.amounts) for each in rules]
    apart = words.number(round(sum(worked.sharing.alone)))
    rows.append([_("Jumlah"), apart, *(words.number(total) for total in totals)])
    marked = next((place + 2 for place, each in enumerate(rules) if each.chosen), -1)
    return _part(
        _("Bagian setiap pihak menurut setiap cara (Rp)"),
        head=[_("Pihak"), _("Bila sendiri"), *(_marked(each) for each in rules)],
        rows=rows,
        strong=[len(rows) - 1],
        marked=marked,
    )


def _marked(rule: Ruled) -> str:
    return _("%(name)s (dipilih)") % {"name": rule.name} if rule.chosen else rule.name


def _stability(worked: Worked, rules: Sequence[Ruled]) -> dict[str, Any]:
    rows = [[each.name, each.verdict, each.all_told] for each in rules]
    meant = _(
        "Sebuah pembagian stabil bila tidak ada pihak atau gabungan pihak yang lebih murah "
        "mengerjakannya sendiri."
    )
    head = [_("Cara membagi"), _("Kestabilan"), _("Siapa yang lebih murah sendiri")]
    return _part(_("Kestabilan setiap cara"), before=[meant], head=head, rows=rows, worded=[1, 2])
