"""Tags of the pages about people and their accounts."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from rajut.core.law.authority import RANK_WORDS, Rank
from rajut.ui.frame import Link

register = template.Library()


@register.simple_tag(takes_context=True)
def again(context: Context, block: str) -> str:
    """Draw a block of this page once more: allauth's pages name themselves in one block only."""
    found: Any = context.render_context[BLOCK_CONTEXT_KEY].get_block(block)
    return " ".join(strip_tags(found.render(context)).split())


@register.simple_tag(takes_context=True)
def account_pages(context: Context) -> list[Link]:
    """The pages of one's own account, side by side."""
    here = context["request"].path
    official = context["request"].actor.is_official
    pages = [
        (_("Profil"), reverse("people:profile")),
        *([(_("Jabatan"), reverse("people:posts"))] if official else []),
        (_("Kata sandi"), reverse("account_change_password")),
        (_("Pengaman masuk"), reverse("mfa_index")),
        (_("Sesi"), reverse("usersessions_list")),
        *([(_("Kunci program"), reverse("people:tokens"))] if official else []),
    ]
    return [Link(label, url, current=here.startswith(url)) for label, url in pages]


BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
MACHINES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser_words(agent: str) -> str:
    """A browser as people know it; unknown ones as they call themselves."""
    browser = next((name for mark, name in BROWSERS if mark in agent), "")
    machine = next((name for mark, name in MACHINES if mark in agent), "")
    if not browser or not machine:
        return agent[:60]
    return _("%(browser)s di %(machine)s") % {"browser": browser, "machine": machine}


@register.filter
def rank_words(rank: str) -> str:
    """A rank in words."""
    return _(RANK_WORDS[Rank(rank)])
