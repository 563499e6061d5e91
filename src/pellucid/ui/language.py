"""The language of the window: which there are, which the user wants, and the translators that make it so."""

from importlib.resources import as_file, files

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QSettings, QTranslator

# Each language is named in itself, so that whoever needs it can read it.
LANGUAGES = {"en": "English", "ja": "日本語"}

_translators: list[QTranslator] = []
_current = "en"


def current() -> str:
    """Return the code of the language that is installed."""
    return _current


def preferred() -> str:
    """Return the language the user chose, or on a first start the system's if there is a translation, else English."""
    chosen = str(QSettings().value("language", ""))
    if chosen in LANGUAGES:
        return chosen
    system = QLocale.system().name().partition("_")[0]
    return system if system in LANGUAGES else "en"


def choose(code: str) -> None:
    """Install the language and remember it as the user's choice. Raises KeyError for an unknown code."""
    install(code)
    QSettings().setValue("language", code)


def install(code: str) -> None:
    """Translate every text built from now on. Raises KeyError for an unknown code.

    What is already on screen keeps its language: the window is built anew. Texts without a translation stay English.
    """
    global _current
    LANGUAGES[code]
    while _translators:
        QCoreApplication.removeTranslator(_translators.pop())
    _current = code
    if code == "en":
        return
    qt, own = QTranslator(), QTranslator()
    # Qt's own words (Copy, Paste, …) first: of two translators the one installed last is asked first.
    if qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _install(qt)
    with as_file(files("pellucid") / "assets" / "translations" / f"pellucid_{code}.qm") as path:
        if own.load(str(path)):
            _install(own)


def _install(translator: QTranslator) -> None:
    QCoreApplication.installTranslator(translator)
    _translators.append(translator)
