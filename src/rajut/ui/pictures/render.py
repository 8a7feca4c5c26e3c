"""From marks to a picture that a strict page can carry."""

from django.utils.safestring import SafeString

from rajut.ui.pictures.marks import element

LETTERS = 12  # pixels


def draw(marks: str, *, width: float, height: float, label: str) -> SafeString:
    """The picture of `marks`, `label` spoken; a group where something in it can be followed."""
    role = "group" if "<a " in marks else "img"
    inside = element("g", marks or " ", fill="none", font_size=LETTERS)
    size = f"0 0 {round(width)} {round(height)}"
    return SafeString(
        element(
            "svg",
            inside,
            **{"class": "picture"},
            width=width,
            height=height,
            viewBox=size,
            role=role,
            aria_label=label,
        )
    )
