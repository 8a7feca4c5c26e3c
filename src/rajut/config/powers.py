"""Authority beyond the table of posts: given by the record itself, or asked for by the action.

What records give is told here in words (a test finds the record that is missing); what actions refuse is
read from their code.
"""

import ast
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

ROOMS = (
    *(f"rajut.foundation.{room}" for room in ("regions", "people", "documents")),
    *(f"rajut.steps.{step}" for step in ("identify", "engage", "plan", "coordinate", "evaluate")),
)

# By lifecycle: whose record it is, and who is more in it than the post and the part alone say.
GIVEN: Mapping[str, str] = {
    "declaration": "“Pemilik” ialah instansi yang menyatakan kebutuhan atau penawaran itu.",
    "judgement": "“Pemilik” ialah instansi yang menilai; instansi lain tidak melihat penilaiannya.",
    "naming": "“Pemilik” ialah instansi yang memutuskan nama barang itu.",
    "collaboration": "“Pemilik” ialah instansi yang membukanya, pada langkah Memulai saja; "
    "sesudah itu berlaku kedudukan sebagai pihak.",
    "party": "Undangan dijawab oleh instansi yang diundang itu sendiri, tidak oleh undangan yang lain.",
    "task": "“Pemilik” ialah instansi yang mengerjakan tugas itu.",
    "obstacle": "Bila dinaikkan kepada pimpinan satu pemerintah daerah, kepala atau sekretarisnya menjadi "
    "pembina bagi hambatan itu.",
    "submission": "“Pemilik” ialah pihak yang melapor.",
    "finding": "“Pemilik” ialah instansi yang ditunjuk memperbaiki.",
    "feedback": "“Pemilik” ialah pihak yang ditunjuk menjawab. Setiap orang, juga tanpa akun, boleh memulai.",
}
LOOKING_ON = "Setelah kolaborasi selesai atau dibatalkan, semua di dalamnya hanya dibaca, kecuali: %(names)s."
# What belongs to no lifecycle: what is done, and by whom.
OUTSIDE: tuple[tuple[str, str], ...] = (
    (
        "Mengundang pejabat, mencabut undangan, mengakhiri jabatan, mengubah nama instansi",
        "pengelola instansi itu; pengelola pemerintah yang membawahinya; bagi mitra yang belum mempunyai "
        "pengelola, pengelola instansi yang mendaftarkannya",
    ),
    ("Mendaftarkan perangkat daerah atau mitra", "pengelola instansi yang mendaftarkan"),
    (
        "Membuat dan mencabut kunci program",
        "pemegang jabatan, bagi jabatannya sendiri; kunci itu tidak pernah melebihi jabatan dan cakupannya",
    ),
    ("Mengimpor data acuan seluruh Indonesia", "pembina tingkat nasional (Kementerian Dalam Negeri)"),
    (
        "Mengimpor paket pengadaan, angka layanan, SDM, aplikasi, dan fasilitas satu daerah; memutuskan atau "
        "membatalkan berkasnya",
        "Kepala, Sekretaris/Ketua TKKSD, atau Petugas kerja sama pemerintah daerah itu, bagi daerahnya "
        "sendiri; provinsi tidak mengimpor bagi kabupaten/kotanya. Pembina nasional dapat memutuskan dan "
        "membatalkan berkas setiap daerah",
    ),
    ("Melihat berkas yang diimpor untuk satu daerah", "pejabat pemerintah daerah itu, dan pembina nasional"),
    ("Mengunggah dokumen", "jabatan apa pun di instansi pemiliknya, kecuali Pembaca dan Auditor"),
    (
        "Membuka dokumen untuk masyarakat",
        "Kepala, Sekretaris/Ketua TKKSD, atau Petugas kerja sama instansi pemiliknya",
    ),
    (
        "Memulai dan menghentikan pencarian seluruh Indonesia",
        "Kepala, Sekretaris/Ketua TKKSD, Petugas kerja sama, Pembina dan pengawas",
    ),
    ("Menjawab undangan rapat", "petugas instansi yang diundang"),
    ("Menulis di diskusi", "petugas para pihak; mencoret pesan: penulisnya sendiri"),
)


def refusals() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return every action by name with the sentences by which it refuses, beside those of the lifecycles."""
    for room in ROOMS:
        for module in _modules(f"{room}.actions"):
            tree = ast.parse(inspect.getsource(module))
            functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
            name = module.__name__.split(".", 2)[2].replace(".actions", "")
            for function in functions:
                said = dict.fromkeys(_said(module, functions, function, set()))
                if said and not function.startswith("_"):
                    yield f"{name}.{function}", tuple(said)


def _modules(name: str) -> Iterator[ModuleType]:
    """Return a module, and those within where it is a folder."""
    module = import_module(name)
    yield module
    for found in pkgutil.iter_modules(getattr(module, "__path__", ())):
        yield import_module(f"{name}.{found.name}")


def _said(
    module: ModuleType, functions: Mapping[str, ast.FunctionDef], name: str, seen: set[str]
) -> Iterator[str]:
    """Return the sentences that a function refuses with, itself or through others of its module."""
    seen.add(name)
    for node in ast.walk(functions[name]):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        if node.func.id == "refuse":
            sentence = _value(module, node.args[0])
            if isinstance(sentence, str):
                yield sentence
        elif node.func.id in functions and node.func.id not in seen:
            yield from _said(module, functions, node.func.id, seen)


def _value(module: ModuleType, told: ast.expr) -> object:
    """Return what a name of a module stands for; nothing where the code reckons it only when it runs."""
    if isinstance(told, ast.Name):
        return getattr(module, told.id, None)
    if isinstance(told, ast.Attribute):
        return getattr(_value(module, told.value), told.attr, None)
    return None
