"""What a program's key may do: read, or act in one of the steps; never more than its post."""

from rajut.core.words import say

READ = "read"
SCOPES: dict[str, str] = {
    READ: say("Membaca apa yang dapat dilihat jabatan ini"),
    "identify:write": say("Menulis di Potensi"),
    "engage:write": say("Menulis di Komunikasi"),
    "plan:write": say("Menulis di Perencanaan"),
    "coordinate:write": say("Menulis di Koordinasi"),
    "evaluate:write": say("Menulis di Evaluasi"),
}
