"""Forms keep what was typed, put errors beside their fields, and read numbers as people write them."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation

from rajut.ui.forms import DayField, MomentField, NumberField
from tests.ui.conftest import Draw

HOSTILE = "\"><script>alert('x')</script>"


class Proposal(forms.Form):
    title = forms.CharField(label="Judul", help_text="Sebut objeknya.")
    budget = NumberField(label="Anggaran", min_value=Decimal(0))
    begins = DayField(label="Mulai", required=False)
    meets = MomentField(label="Rapat", required=False)
    track = forms.ChoiceField(label="Jalur", widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])
    public = forms.BooleanField(label="Umum", required=False)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        if self.cleaned_data.get("title") == "tabrakan":
            raise forms.ValidationError("Judul ini sudah dipakai Sleman.")


def test_every_field_is_labelled_and_helped(draw: Draw) -> None:
    html = draw('{% form form action="/x" label="Simpan" %}', form=Proposal(), csrf_token="t")

    assert '<label for="id_title">Judul</label>' in html
    assert '<div class="help" id="id_title_helptext">Sebut objeknya.</div>' in html
    assert 'aria-describedby="id_title_helptext"' in html
    assert "<legend>Jalur</legend>" in html
    assert '<label for="id_public">Umum</label>' in html
    assert html.count("boleh kosong") == 2
    assert html.count('name="hidden"') == 1


def test_a_wrong_form_keeps_the_input_and_points_to_each_error(draw: Draw) -> None:
    form = Proposal({"title": "Sampah", "budget": "seribu", "track": ""})

    html = draw('{% form form action="/x" label="Simpan" %}', form=form, csrf_token="t")

    assert 'value="Sampah"' in html
    assert 'value="seribu"' in html
    assert "Ada 2 hal yang perlu diperbaiki" in html
    assert '<a href="#id_budget">Anggaran: Tulis angka, misalnya 1.250.000,5.</a>' in html
    assert 'aria-describedby="id_budget_error"' in html
    assert '<ul class="errorlist" id="id_budget_error">' in html
    assert html.count('aria-invalid="true"') == 1 + 2  # the number, and both radio buttons of the track


def test_an_error_of_the_whole_form_stands_in_the_summary(draw: Draw) -> None:
    form = Proposal({"title": "tabrakan", "budget": "1", "track": "a"})

    html = draw('{% form form action="/x" label="Simpan" %}', form=form, csrf_token="t")

    assert html.count("Judul ini sudah dipakai Sleman.") == 1


def test_hostile_input_comes_back_harmless(draw: Draw) -> None:
    form = Proposal({"title": HOSTILE, "budget": HOSTILE, "track": HOSTILE})

    html = draw("{% form form action=text label=text draft=text cancel=text %}", form=form, text=HOSTILE)

    assert "<script" not in html


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("id", "1.250.000,5", Decimal("1250000.5")),
        ("id", "1250000", Decimal("1250000")),
        ("id", " 1 250 000 ", Decimal("1250000")),
        ("id", "−3,5", Decimal("-3.5")),
        ("en", "1,250,000.5", Decimal("1250000.5")),
    ],
)
def test_numbers_are_read_as_they_are_written_here(language: str, typed: str, value: Decimal) -> None:
    with translation.override(language):
        assert NumberField().clean(typed) == value


@pytest.mark.parametrize(
    "typed", ["seribu", "3.5", "1.2500", "1,2,3", "NaN", "Infinity", "1e5000000", "--1", "٣"]
)
def test_what_is_no_number_is_told_so(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        NumberField(max_digits=20, decimal_places=2).clean(typed)


@pytest.mark.parametrize("value", [Decimal("1250000.50"), Decimal("0.001"), Decimal("1E+3"), 7])
def test_a_number_survives_being_shown_and_sent_again(value: Decimal) -> None:
    field = NumberField()

    assert field.clean(field.prepare_value(value)) == value


def test_days_go_to_the_browsers_calendar_in_its_own_notation(draw: Draw) -> None:
    form = Proposal(initial={"begins": date(2026, 11, 21)})

    html = draw("{% field field %}", field=form["begins"])

    assert '<input type="date" name="begins" value="2026-11-21"' in html


def test_a_form_with_files_says_so(draw: Draw) -> None:
    class Upload(forms.Form):
        file = forms.FileField(label="Berkas")

    html = draw('{% form form action="/x" label="Unggah" draft="x" %}', form=Upload(), csrf_token="t")

    assert 'enctype="multipart/form-data" data-draft="x"' in html


def test_an_empty_choice_says_in_words_that_nothing_is_chosen(draw: Draw) -> None:
    class Chosen(forms.Form):
        track = forms.ChoiceField(label="Jalur", choices=[("", "---------"), ("a", "KSDD")])
        place = forms.ChoiceField(label="Daerah", choices=[("", "Semua"), ("b", "Bantul")])

    html = draw('{% form form action="/x" label="Simpan" %}', form=Chosen(), csrf_token="t")

    assert re.findall(r"<option[^>]*>([^<]*)</option>", html) == ["Belum dipilih", "KSDD", "Semua", "Bantul"]
