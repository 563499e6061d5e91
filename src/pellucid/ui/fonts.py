"""The fonts that travel with the program, so that the window looks and measures the same everywhere."""

from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

FILES = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Italic.otf",
    "JetBrainsMono-Regular.ttf",
)


def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts with the application and return the names of their families.

    Characters beyond them, Japanese among them, come from the system's fonts. A font that cannot be read is left out:
    the stack of families in the theme names others. Needs a QGuiApplication.
    """
    folder = files("pellucid") / "assets" / "fonts"
    families: list[str] = []
    for name in FILES:
        number = QFontDatabase.addApplicationFontFromData(QByteArray((folder / name).read_bytes()))
        families += [family for family in QFontDatabase.applicationFontFamilies(number) if family not in families]
    return tuple(families)
