from importlib.resources import files

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont
from pytestqt.qtbot import QtBot

from pellucid.ui import fonts
from pellucid.ui.theme import Role, font


def test_the_bundled_fonts_give_both_families_and_every_weight(qtbot: QtBot) -> None:
    assert {"Inter", "JetBrains Mono"} <= set(fonts.load_fonts())
    styles = {style.replace(" ", "") for style in QFontDatabase.styles("Inter")}
    assert {"Regular", "Medium", "SemiBold", "Italic"} <= styles


def test_the_bundled_fonts_are_small_and_carry_their_licence() -> None:
    folder = files("pellucid") / "assets" / "fonts"
    assert sum(len((folder / name).read_bytes()) for name in fonts.FILES) < 700_000
    for licence in ("Inter-OFL.txt", "JetBrainsMono-OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in (folder / licence).read_text("utf-8")


@pytest.mark.parametrize("name", fonts.FILES)
def test_every_font_has_the_signs_that_the_window_writes(qtbot: QtBot, name: str) -> None:
    raw = QRawFont((files("pellucid") / "assets" / "fonts" / name).read_bytes(), 13)
    assert raw.isValid()
    assert not [sign for sign in "Aé0−×·…→ηβ₁∂Σ∞≈–°%" if not raw.supportsCharacter(ord(sign))]


def test_all_figures_are_of_one_width_so_that_running_numbers_stand_still(qtbot: QtBot) -> None:
    fonts.load_fonts()
    for role in (Role.TITLE, Role.BODY, Role.CAPTION):
        metrics = QFontMetricsF(font(role))
        widths = [metrics.horizontalAdvance(figure * 4) for figure in "0123456789"]
        assert max(widths) - min(widths) < 0.1
    proportional = QFont(font(Role.TITLE))
    proportional.setFeature(QFont.Tag("tnum"), 0)
    plain = QFontMetricsF(proportional)
    assert plain.horizontalAdvance("1111") < plain.horizontalAdvance("0000")
