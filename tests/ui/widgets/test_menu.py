import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from tests.ui.widgets.gestures import Show

from pellucid.ui.widgets.menu import Menu


# The platform without a screen says so when a menu is popped up.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_menu_marks_what_is_chosen_and_has_round_corners(show: Show) -> None:
    page = QWidget()
    show(page)
    menu = Menu(page)
    action = menu.addAction("ReLU")
    action.setCheckable(True)
    menu.popup(page.mapToGlobal(QPoint(0, 0)))
    plain = menu.grab().toImage()
    assert plain.pixelColor(0, 0).alpha() == 0
    action.setChecked(True)
    marked = menu.grab().toImage()
    differing = [
        (x, y)
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixelColor(x, y) != marked.pixelColor(x, y)
    ]
    assert differing
    assert max(x for x, _ in differing) < 30 * plain.devicePixelRatio()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
