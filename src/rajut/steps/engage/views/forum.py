"""The discussion: topics, their messages, striking one's own."""

from django.core.paginator import Page, Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from rajut.core.law.lifecycle import refuse
from rajut.foundation.journal.moving import LOOKERS_ON
from rajut.foundation.people.gate import sign_in_first
from rajut.foundation.people.request import Request
from rajut.steps.engage.actions import forum as actions
from rajut.steps.engage.forms.forum import Opening, Saying, Striking
from rajut.steps.engage.models import Collaboration, Message, Topic
from rajut.steps.engage.views.matter import around, within
from rajut.ui.pages import page

PER_PAGE = 30


def topics(request: Request, pk: int) -> HttpResponse:
    """List the topics, the most recently spoken of first."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    rows = Topic.objects.visible_to(request.actor).filter(collaboration=found).select_related("opened_by")
    shown = {
        **around(request, found, "topics"),
        "topics": Paginator(rows, PER_PAGE).get_page(request.GET.get("halaman")),
        "may_write": may_write(request, found),
    }
    return page(request, "engage/topics.html", shown)


def may_write(request: Request, found: Collaboration) -> bool:
    """Return whether the reader may take part in the discussion."""
    return bool(found.hats(request.actor) - LOOKERS_ON) and found.state not in {"ended", "cancelled"}


def topic_new(request: Request, pk: int) -> HttpResponse:
    """Open a topic."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    if not may_write(request, found):
        raise refuse(actions.ONLY_LOOKING)
    form = Opening(request.POST if request.method == "POST" else None, parties=found.standing_parties)
    if form.is_bound and form.is_valid():
        topic = actions.start(found, **form.cleaned_data, actor=request.actor, at=request.at)
        return HttpResponseRedirect(reverse("engage:topic", args=[pk, topic.pk]))
    shown = {**around(request, found, "topics"), "form": form}
    return page(request, "engage/topic_new.html", shown, status=422 if form.is_bound else 200)


def topic(request: Request, pk: int, topic: int) -> HttpResponse:
    """Show a topic, and add to it."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    row = get_object_or_404(Topic.objects.visible_to(request.actor), pk=topic, collaboration=found)
    form = Saying(request.POST if request.method == "POST" else None, parties=found.standing_parties)
    if form.is_bound and form.is_valid():
        said = actions.write(row, **form.cleaned_data, actor=request.actor, at=request.at)
        return HttpResponseRedirect(
            f"{reverse('engage:topic', args=[pk, topic])}?halaman=akhir#pesan-{said.pk}"
        )
    shown = {
        **around(request, found, "topics"),
        "topic": row,
        "said": _page(request, row),
        "form": form if may_write(request, found) else None,
    }
    return page(request, "engage/topic.html", shown, part="said", status=422 if form.is_bound else 200)


def _page(request: Request, topic: Topic) -> Page[Message]:
    """Return the page of messages asked for; `akhir` is the last."""
    rows = (
        Message.objects.visible_to(request.actor)
        .filter(topic=topic)
        .select_related("author", "organisation")
        .prefetch_related("mentions")
    )
    pages = Paginator(rows, PER_PAGE)
    asked = request.GET.get("halaman")
    return pages.get_page(pages.num_pages if asked == "akhir" else asked)


def strike(request: Request, pk: int, message: int) -> HttpResponse:
    """Strike one's own message, with a reason."""
    if away := sign_in_first(request):
        return away
    found = within(request, pk)
    row = get_object_or_404(Message.objects.visible_to(request.actor), pk=message, collaboration=found)
    if row.author_id != request.actor.user_id:
        raise refuse(actions.NOT_YOURS)
    form = Striking(request.POST if request.method == "POST" else None)
    back = f"{reverse('engage:topic', args=[pk, row.topic_id])}#pesan-{row.pk}"
    if form.is_bound and form.is_valid():
        actions.strike(row, **form.cleaned_data, actor=request.actor, at=request.at)
        return HttpResponseRedirect(back)
    shown = {
        **around(request, found, "topics"),
        "form": form,
        "label": _("Coret pesan"),
        "back": back,
        "danger": True,
    }
    return page(request, "engage/form.html", shown, status=422 if form.is_bound else 200)
