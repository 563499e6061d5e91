from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from pellucid.ui.path_dialog import path_dialog


def test_what_is_chosen_is_taken_and_each_dialog_opens_where_it_was_used_last(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    taken: list[Path] = []
    places = {setting: tmp_path / setting for setting in ("points", "pictures")}
    for setting, place in places.items():
        place.mkdir()
        dialog = path_dialog(window, "Import", f"{setting}/folder", taken.append)
        assert dialog.testOption(QFileDialog.Option.ReadOnly)
        dialog.fileSelected.emit(str(place / "mine.csv"))
    assert taken == [place / "mine.csv" for place in places.values()]
    for setting, place in places.items():
        dialog = path_dialog(window, "Import", f"{setting}/folder", taken.append)
        assert Path(dialog.directory().absolutePath()) == place


def test_a_dialog_that_is_done_is_gone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = path_dialog(window, "Import", "points/folder", print)
    dialog.reject()
    qtbot.waitUntil(lambda: not isValid(dialog))
