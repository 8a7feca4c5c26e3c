"""What changes about organisations, the people in them, and the keys of their programs."""

from rajut.foundation.people.actions.invitations import accept, accept_as_new, invite, revoke
from rajut.foundation.people.actions.organisations import add_department, add_partner, rename
from rajut.foundation.people.actions.posts import end
from rajut.foundation.people.actions.profile import describe
from rajut.foundation.people.actions.tokens import issue, withdraw

__all__ = [
    "accept",
    "accept_as_new",
    "add_department",
    "add_partner",
    "describe",
    "end",
    "invite",
    "issue",
    "rename",
    "revoke",
    "withdraw",
]
