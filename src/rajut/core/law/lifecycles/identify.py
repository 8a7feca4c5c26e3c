"""Step 1, identify: a declared need or offer, and what an organisation makes of an opportunity."""

from typing import Protocol

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import SAME, check, lifecycle, move
from rajut.core.words import say


class JudgedFacts(Protocol):
    """What is known of an opportunity that somebody judges."""

    @property
    def is_opened(self) -> bool:
        """Whether a collaboration was opened from it."""


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


@check(say("Peluang ini sudah dijadikan kolaborasi."))
def not_opened(facts: JudgedFacts) -> bool:
    """No collaboration has been opened from the opportunity."""
    return not facts.is_opened


JUDGEMENT = lifecycle(
    "judgement",
    start="unjudged",
    begun_by=Hat.STAFF,
    states={
        "unjudged": say("Belum dinilai"),
        "shortlisted": say("Ditandai"),
        "dismissed": say("Dikesampingkan"),
    },
    moves=(
        move(
            "shortlist",
            "unjudged",
            "shortlisted",
            by=Hat.STAFF,
            label=say("Tandai"),
            done=say("menandai peluang"),
        ),
        move(
            "unmark",
            "shortlisted",
            "unjudged",
            by=Hat.STAFF,
            label=say("Lepas tanda"),
            done=say("melepas tanda peluang"),
        ),
        move(
            "assume",
            "unjudged shortlisted",
            SAME,
            by=Hat.STAFF,
            label=say("Simpan andaian kami"),
            done=say("menyimpan andaian peluang"),
            fields=True,
        ),
        move(
            "dismiss",
            "unjudged shortlisted",
            "dismissed",
            not_opened,
            by=Hat.OWNER,
            label=say("Kesampingkan"),
            done=say("mengesampingkan peluang"),
            fields=True,
        ),
        move(
            "reconsider",
            "dismissed",
            "unjudged",
            by=Hat.OWNER,
            label=say("Pertimbangkan lagi"),
            done=say("mempertimbangkan lagi peluang"),
        ),
    ),
)


NAMING = lifecycle(
    "naming",
    start="kept",
    begun_by=Hat.STAFF,
    states={
        "kept": say("Untuk instansi kami"),
        "released": say("Dibagikan"),
        "undone": say("Dibatalkan"),
    },
    moves=(
        move(
            "release",
            "kept",
            "released",
            by=Hat.OWNER,
            label=say("Bagikan"),
            done=say("membagikan keputusan nama barang"),
        ),
        move(
            "withhold",
            "released",
            "kept",
            by=Hat.OWNER,
            label=say("Berhenti membagikan"),
            done=say("berhenti membagikan keputusan nama barang"),
        ),
        move(
            "undo",
            "kept",
            "undone",
            by=Hat.STAFF,
            label=say("Batalkan"),
            done=say("membatalkan keputusan nama barang"),
            danger=True,
        ),
    ),
)
