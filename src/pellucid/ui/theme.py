"""The present theme: tokens for painting, fonts by role, and the palette and style sheet of the standard widgets.

A widget that paints itself asks `tokens()` in its paint event. Switching the theme sets the application's palette, so
every widget receives `QEvent.Type.PaletteChange` and is painted anew; before, a `Themed` one drops what it has cached.
"""

from enum import Enum

from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from pellucid.ui.style_sheet import STYLE_SHEET, dress_anew
from pellucid.ui.tokens import DARK, LIGHT, Tokens

FAMILIES = (
    "Inter", "Segoe UI Variable", "Segoe UI", "SF Pro Text", "Helvetica Neue",
    "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", "Meiryo", "sans-serif",
)  # fmt: skip
MONO_FAMILIES = ("JetBrains Mono", "Cascadia Mono", "SF Mono", "Consolas", "monospace", "Noto Sans CJK JP")

# The roles of the palette in which texts have the colours of the theme. It is these that a change of the theme reaches
# by itself; what else Qt has some of them for, nothing here shows.
TONES = {
    "ink": QPalette.ColorRole.ToolTipText,
    "ink2": QPalette.ColorRole.Dark,
    "ink3": QPalette.ColorRole.PlaceholderText,
    "bad": QPalette.ColorRole.BrightText,
    "train_text": QPalette.ColorRole.Shadow,
    "iris": QPalette.ColorRole.Link,
}


class Role(Enum):
    """What a text is for: pixel size, weight, and whether it is monospaced."""

    ANSWER = (64, 650, False)
    RESULT = (28, 650, False)
    FIGURE = (20, 500, False)
    TITLE = (15, 600, False)
    BODY = (13, 400, False)
    BODY_STRONG = (13, 600, False)
    LABEL = (12, 400, False)
    LABEL_MEDIUM = (12, 500, False)
    LABEL_STRONG = (12, 600, False)
    CAPTION = (11, 400, False)
    CAPTION_STRONG = (11, 600, False)
    MONO = (11, 400, True)


class Mode(Enum):
    """Which theme the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_mode = Mode.SYSTEM
# Asked for hundreds of times in a repaint of the window: too often to ask the system each time.
_tokens: Tokens | None = None
_fonts: dict[Role, QFont] = {}


def tokens() -> Tokens:
    """Return the colours of the present theme."""
    return _tokens or _of_mode()


def mode() -> Mode:
    """Return the user's choice of theme."""
    return _mode


def font(role: Role) -> QFont:
    """Return the font of a role, with tabular figures. Shared: copy before changing it."""
    if role not in _fonts:
        size, weight, mono = role.value
        made = QFont(list(MONO_FAMILIES if mono else FAMILIES))
        made.setPixelSize(size)
        made.setWeight(QFont.Weight(weight))
        made.setFeature(QFont.Tag("tnum"), 1)
        if role is Role.ANSWER:
            made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 97)
        _fonts[role] = made
    return _fonts[role]


def set_mode(chosen: Mode) -> None:
    """Show the whole application in the chosen theme, and remember the choice."""
    global _mode
    _mode = chosen
    QSettings().setValue("theme", chosen.value)
    apply()


def toggle() -> None:
    """Change from light to dark or back; who returns to what the system shows follows the system again."""
    wanted = LIGHT if tokens().dark else DARK
    if wanted is _of_system():
        set_mode(Mode.SYSTEM)
    else:
        set_mode(Mode.DARK if wanted.dark else Mode.LIGHT)


def install(application: QApplication) -> None:
    """Set fonts and theme of a new application, and follow the system's theme while the user has not chosen."""
    global _mode
    stored = str(QSettings().value("theme", Mode.SYSTEM.value))
    _mode = Mode(stored) if stored in {each.value for each in Mode} else Mode.SYSTEM
    application.setStyle("Fusion")
    application.setFont(font(Role.BODY))
    # Else a change of the palette would not reach the widgets of an application with a style sheet.
    application.setAttribute(Qt.ApplicationAttribute.AA_UseStyleSheetPropagationInWidgetStyles)
    application.setStyleSheet(STYLE_SHEET)
    QGuiApplication.styleHints().colorSchemeChanged.connect(apply)
    apply()


def apply() -> None:
    """Take up the present theme: give the application its palette, and every widget the colours of that."""
    global _tokens
    _tokens = _of_mode()
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    colours = tokens()
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in {
        roles.Window: colours.bg,
        roles.Base: colours.card,
        roles.AlternateBase: colours.fill,
        roles.Button: colours.fill,
        roles.WindowText: colours.ink,
        roles.Text: colours.ink,
        roles.ButtonText: colours.ink,
        roles.ToolTipBase: colours.card,
        roles.Highlight: colours.iris,
        roles.HighlightedText: colours.on_iris,
        roles.Light: colours.irisbg,
        roles.Mid: colours.line2,
        roles.Midlight: colours.line,
    }.items():
        palette.setColor(role, colour)
    for tone, role in TONES.items():
        palette.setColor(role, getattr(colours, tone))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.ink3)
    application.setPalette(palette)
    # Else the widgets would be told by the event loop, and might be painted before.
    application.sendPostedEvents(None, QEvent.Type.ApplicationPaletteChange)
    dress_anew(application)


def _of_mode() -> Tokens:
    if _mode is Mode.SYSTEM:
        return _of_system()
    return DARK if _mode is Mode.DARK else LIGHT


def _of_system() -> Tokens:
    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
