import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from tests.ui.widgets.gestures import Show

from pellucid.data.dataset import Dataset
from pellucid.experiment.build_data import build_dataset
from pellucid.experiment.spec import Data
from pellucid.ui import theme
from pellucid.ui.ink import inked
from pellucid.ui.recipe import picture_strip
from pellucid.ui.recipe.picture_strip import COLUMNS, PITCH, ROWS, SIDE, PictureStrip


def digits(train: int = 60, label_noise: float = 0.0) -> Dataset:
    return build_dataset(Data(source="digits", train=train, test=20, label_noise=label_noise))


@pytest.fixture
def strip(show: Show) -> PictureStrip:
    made = PictureStrip()
    made.set_dataset(digits(), digits=True)
    show(made)
    made.grab()
    return made


def corner(at: int) -> QPoint:
    return QPoint(at % COLUMNS * PITCH, at // COLUMNS * PITCH)


class Tips:
    """The tool tip, gone at once when it is hidden."""

    text = ""

    @classmethod
    def showText(cls, place: QPoint, text: str, *_: object) -> None:  # noqa: N802
        cls.text = text

    @classmethod
    def hideText(cls) -> None:  # noqa: N802
        cls.text = ""


@pytest.fixture(autouse=True)
def _tips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_strip, "QToolTip", Tips)


def tip(strip: PictureStrip, place: QPoint) -> str:
    """Ask for the tool tip at a place, as the resting pointer does."""
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, place, strip.mapToGlobal(place)))
    return Tips.text


def test_the_first_training_pictures_are_shown_pixel_by_pixel(strip: PictureStrip) -> None:
    dataset = digits()
    image = strip.grab().toImage()
    ground = strip.parentWidget().grab().toImage().pixelColor(2, 2)
    for at in range(COLUMNS * ROWS):
        picture = inked(dataset.x_train[at], (28, 28))
        y, x = divmod(int(dataset.x_train[at].argmax()), 28)
        ink = picture.pixelColor(x, y)
        assert ink.alpha() > 200
        shown = image.pixelColor(corner(at) + QPoint(x, y))
        assert shown.lightness() < ground.lightness() - 150
        assert image.pixelColor(corner(at) + QPoint(0, 0)) == image.pixelColor(corner(at) + QPoint(SIDE, 3))


def test_the_pointer_reads_number_and_label_of_each(strip: PictureStrip) -> None:
    dataset = digits()
    for at in (0, 7, 8, 15):
        expected = f"Training digit {at + 1}, labelled {dataset.t_train[at]}"
        assert tip(strip, corner(at) + QPoint(14, 14)) == expected


def test_a_label_that_is_noise_is_named_so(strip: PictureStrip) -> None:
    dataset = digits(label_noise=0.5)
    strip.set_dataset(dataset, digits=True)
    strip.grab()
    shown = dataset.noisy[: COLUMNS * ROWS]
    assert 0 < shown.sum() < len(shown)
    for at, noisy in enumerate(shown.tolist()):
        text = tip(strip, corner(at) + QPoint(14, 14))
        assert text == f"Training digit {at + 1}, labelled {dataset.t_train[at]}{': label noise' if noisy else ''}"


@pytest.mark.parametrize("train", [1, 9, 15])
def test_fewer_pictures_than_there_is_room_for(strip: PictureStrip, train: int) -> None:
    dataset = digits(train)
    strip.set_dataset(dataset, digits=True)
    strip.grab()
    assert tip(strip, corner(train - 1) + QPoint(14, 14)) == f"Training digit {train}, labelled {dataset.t_train[-1]}"
    assert tip(strip, corner(train) + QPoint(14, 14)) == ""


def test_what_is_shown_is_told_to_those_who_do_not_see(strip: PictureStrip) -> None:
    labels = ", ".join(map(str, digits().t_train[:16]))
    assert strip.accessibleName() == "Training digits"
    assert strip.accessibleDescription() == f"The first 16 of 60 training digits: {labels}"


def test_other_digits_take_the_place_of_the_former_ones(strip: PictureStrip) -> None:
    before = strip.grab().toImage()
    strip.set_dataset(build_dataset(Data(source="digits", train=60, test=20, seed=3)), digits=True)
    assert strip.grab().toImage() != before


def test_another_theme_writes_with_other_ink(strip: PictureStrip) -> None:
    theme.set_mode(theme.Mode.LIGHT)
    QApplication.processEvents()
    light = strip.grab().toImage()
    theme.set_mode(theme.Mode.DARK)
    QApplication.processEvents()
    dark = strip.grab().toImage()
    y, x = divmod(int(np.argmax(digits().x_train[0])), 28)
    assert light.pixelColor(x, y).lightness() < 100
    assert dark.pixelColor(x, y).lightness() > 200
