from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from pytestqt.qtbot import QtBot

from pellucid.ui import language


@pytest.fixture(autouse=True)
def _english_afterwards(qtbot: QtBot) -> Iterator[None]:
    yield
    language.install("en")


def test_a_first_start_follows_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("ja_JP")))
    assert language.preferred() == "ja"


def test_a_system_language_without_translation_gives_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("fr_FR")))
    assert language.preferred() == "en"


def test_the_choice_is_remembered_and_stronger_than_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("ja_JP")))
    language.choose("en")
    assert language.preferred() == "en"
    assert QSettings().value("language") == "en"


def test_a_stored_language_that_does_not_exist_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("en_GB")))
    QSettings().setValue("language", "tlh")
    assert language.preferred() == "en"


def test_japanese_translates_the_standard_widgets_and_english_takes_it_back() -> None:
    english = QCoreApplication.translate("QWidgetTextControl", "&Copy")
    language.install("ja")
    assert language.current() == "ja"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") != english
    language.install("en")
    assert language.current() == "en"
    assert QCoreApplication.translate("QWidgetTextControl", "&Copy") == english


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        language.install("tlh")
    assert language.current() == "en"
