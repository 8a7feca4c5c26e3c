"""Step 1, identify: a declared need or offer."""

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import lifecycle, move
from rajut.core.words import say

DECLARATION = lifecycle(
    "declaration",
    start="draft",
    begun_by=Hat.STAFF,
    states={
        "draft": say("Konsep"),
        "open": say("Terbuka"),
        "met": say("Terpenuhi"),
        "withdrawn": say("Ditarik"),
    },
    moves=(
        move(
            "revise",
            "draft",
            "draft",
            by=Hat.STAFF,
            label=say("Ubah"),
            done=say("mengubah konsep"),
            fields=True,
        ),
        move(
            "open", "draft", "open", by=Hat.OWNER, label=say("Umumkan"), done=say("mengumumkan"), awaited=True
        ),
        move(
            "meet", "open", "met", by=Hat.OWNER, label=say("Tandai terpenuhi"), done=say("menandai terpenuhi")
        ),
        move(
            "withdraw",
            "draft open",
            "withdrawn",
            by=Hat.OWNER,
            label=say("Tarik"),
            done=say("menarik"),
            danger=True,
            fields=True,
        ),
    ),
)
