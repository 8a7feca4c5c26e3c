"""Components say what they are given, and nothing that a hostile text would like them to say."""

import re

import pytest
from django.template import TemplateSyntaxError

from rajut.ui.frame import Link
from rajut.ui.moves import Option
from rajut.ui.rail import Stage
from tests.ui.conftest import Draw

HOSTILE = "\"><script>alert('x')</script>"
ESCAPED = "&quot;&gt;&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"


@pytest.mark.parametrize(
    "source",
    [
        "{% crumbs links %}",
        "{% tabs links %}",
        "{% rail stages %}",
        "{% section text note=text id=text %}{{ text }}{% endsection %}",
        "{% facts %}{% fact text %}{{ text }}{% endfact %}{% endfacts %}",
        "{% kpis %}{% kpi text text unit=text note=text url=text %}{% endkpis %}",
        "{% moves options %}",
        "{% quote who=text post=text when=text %}{{ text }}{% endquote %}",
        "{% dialog id=text title=text url=text label=text %}{{ text }}{% enddialog %}",
        '{% status "ok" text %}',
        "{% tag text %}",
        "{% todo text url=text label=text note=text left=2 %}",
        "{% button text text %}",
        "{% empty text text text text %}",
        "{% why texts texts %}",
        "{% range_bar 1 2 3 label=text %}",
        "{% completeness 0.5 text %}",
        '{% filled "div" text %}{{ text }}{% endfilled %}',
    ],
)
def test_no_component_lets_a_hostile_text_out(draw: Draw, source: str) -> None:
    html = draw(
        source,
        text=HOSTILE,
        texts=[HOSTILE],
        links=[Link(HOSTILE, HOSTILE)],
        stages=[Stage(1, HOSTILE, "now", HOSTILE, HOSTILE), Stage(2, HOSTILE, "done", HOSTILE, HOSTILE)],
        options=[
            Option(HOSTILE, HOSTILE, HOSTILE),
            Option(HOSTILE, HOSTILE, HOSTILE, fields=True),
            Option(HOSTILE, HOSTILE, HOSTILE, allowed=False, reason=HOSTILE),
        ],
    )

    assert "<script" not in html
    assert ESCAPED in html


def test_an_allowed_move_posts_and_one_that_needs_fields_leads_to_its_page(draw: Draw) -> None:
    options = [
        Option("propose", "Ajukan", "/x/propose"),
        Option("revise", "Perbaiki", "/x/revise", fields=True),
    ]

    html = draw("{% moves options %}", options=options, csrf_token="secret")

    assert '<form method="post" action="/x/propose">' in html
    assert 'name="csrfmiddlewaretoken" value="secret"' in html
    assert '<a class="button" href="/x/revise">Perbaiki</a>' in html


def test_what_undoes_comes_after_what_leads_on(draw: Draw) -> None:
    options = [Option("end", "Akhiri", "/x/end", danger=True), Option("begin", "Mulai", "/x/begin")]

    html = draw("{% moves options %}", options=options)

    assert re.findall(r'name="move" value="(\w+)"', html) == ["begin", "end"]


def test_a_refused_move_explains_itself_beside_its_button(draw: Draw) -> None:
    options = [Option("enact", "Sahkan", "/x", allowed=False, reason="Bantul belum setuju.")]

    html = draw("{% moves options %}", options=options)

    assert "<form" not in html
    assert 'aria-disabled="true" aria-describedby="refused-enact">Sahkan</button>' in html
    assert '<span class="refusal" id="refused-enact">Bantul belum setuju.</span>' in html


def test_no_moves_leave_nothing_behind(draw: Draw) -> None:
    assert draw("{% moves options %}", options=[]).strip() == ""


@pytest.mark.parametrize(
    ("left", "kind", "figure", "unit"),
    [
        (-2, "bad", "2", "hari kerja lewat"),
        (0, "warn", "0", "hari kerja"),
        (3, "warn", "3", "hari kerja"),
        (4, "", "4", "hari kerja"),
        (None, "none", "–", "tanpa tenggat"),
    ],
)
def test_days_left_are_told_in_words_not_by_colour_alone(
    draw: Draw, left: int | None, kind: str, figure: str, unit: str
) -> None:
    html = draw("{% days left %}", left=left)

    assert html == f'<span class="days {kind}">{figure}<small>{unit}</small></span>'


def test_a_step_that_is_not_the_readers_leads_nowhere(draw: Draw) -> None:
    stages = [
        Stage(2, "Komunikasi", "now", "3 pihak", "/2"),
        Stage(3, "Perencanaan", "none", "Hanya untuk para pihak", ""),
    ]

    wide = draw("{% rail stages %}", stages=stages).split("rail-narrow")[0]

    assert re.findall(r'<(a|span) class="stage (\w+)"(?: href="([^"]*)")?', wide) == [
        ("a", "now", "/2"),
        ("span", "none", ""),
    ]


def test_the_rail_folds_finished_steps_but_never_the_one_being_read(draw: Draw) -> None:
    stages = [
        Stage(1, "Potensi", "done", "selesai", "/1"),
        Stage(2, "Komunikasi", "done", "selesai", "/2", current=True),
        Stage(3, "Perencanaan", "now", "berjalan", "/3"),
    ]

    narrow = draw("{% rail stages %}", stages=stages).split("rail-narrow")[1]

    folded, open_ = narrow.split("</details>")
    assert "1 langkah selesai" in folded
    assert "Potensi" in folded
    assert "Komunikasi" not in folded
    assert 'aria-current="step"' in open_


def test_a_wrapper_stands_only_around_something(draw: Draw) -> None:
    assert draw('{% filled "aside" "side" %}   \n {% endfilled %}') == ""
    assert (
        draw('{% filled "aside" "side" %}<p>x</p>{% endfilled %}') == '<aside class="side"><p>x</p></aside>'
    )


def test_an_unknown_state_is_a_mistake_of_the_template(draw: Draw) -> None:
    with pytest.raises(KeyError):
        draw('{% status "great" "x" %}')
    with pytest.raises(TemplateSyntaxError):
        draw('{% button "only a label" %}')


def test_a_range_keeps_its_parts_inside_the_bar(draw: Draw) -> None:
    html = draw("{% range_bar -5 2 50 low=0 high=10 %}")

    assert 'x="0.0%" y="4" width="100.0%"' in html
    assert 'class="range-middle" x="20.0%"' in html
    assert 'aria-label="2, antara −5 dan 50"' in html
