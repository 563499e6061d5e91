"""The card on which one picks a colour and reads what the network calls it, live."""

from functools import partial

import numpy as np
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pellucid.experiment.frame import Frame
from pellucid.lens.prediction import predict
from pellucid.session.session import Session, Status
from pellucid.ui.class_names import class_text
from pellucid.ui.numbers import number_text, parse_count
from pellucid.ui.try_it.answer import Answer
from pellucid.ui.try_it.brightness import Brightness
from pellucid.ui.try_it.class_bars import ClassBars
from pellucid.ui.try_it.colour import HSV, RGB, to_hsv
from pellucid.ui.try_it.colour_entry import PADDING as ENTRY_PADDING
from pellucid.ui.try_it.colour_entry import ColourEntry
from pellucid.ui.try_it.colour_wheel import SIZE as WHEEL_SIZE
from pellucid.ui.try_it.colour_wheel import ColourWheel
from pellucid.ui.try_it.swatches import Swatches
from pellucid.ui.try_it.try_card import TryCard
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.slider import Slider


class ColourCard(TryCard):
    """Shows the session's input as a colour, and the prediction of the newest frame for it.

    What becomes of the session it is told by the `show_…` methods.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Try it"), parent)
        self._session = session
        self._frame = session.frame
        self._colour = HSV(0.0, 0.0, 1.0)
        self._random = np.random.default_rng()
        self.entry = ColourEntry()
        self.wheel = ColourWheel()
        self.brightness = Brightness(WHEEL_SIZE)
        self.channels = self._make_channels()
        self.swatches = Swatches()
        self.answer = Answer()
        self.bars = ClassBars()
        self._message = FieldMessage()
        self._arrange()
        self.entry.entered.connect(self._choose)
        self.entry.refused.connect(self._message.show_message)
        self.wheel.picked.connect(self._pick)
        self.brightness.picked.connect(self._pick)
        self.swatches.picked.connect(self._choose)
        self.swatches.random_requested.connect(self._choose_test_example)
        self.show_experiment()
        self.show_input(final=True)

    def show_frame(self, frame: Frame) -> None:
        """Show what the network of `frame` answers."""
        self._frame = frame
        self._predict()
        if self._session.status is not Status.RUNNING:
            self._describe()

    def show_experiment(self) -> None:
        """Show the classes of the session's experiment."""
        self.bars.set_classes(self._session.experiment.dataset.class_names)
        self.show_answer()

    def show_input(self, *, final: bool) -> None:
        """Show the session's input, be it `final` or on the way to another."""
        del final
        rgb = self._rgb()
        self._colour = to_hsv(rgb, self._colour)
        self.wheel.set_colour(self._colour)
        self.brightness.set_colour(self._colour)
        self.entry.set_colour(rgb)
        self.swatches.set_colour(rgb)
        self.answer.set_colour(rgb)
        for index, slider in enumerate(self.channels):
            slider.set_value(rgb[index])
            ends = (QColor(*(end if at == index else level for at, level in enumerate(rgb))) for end in (0, 255))
            slider.set_gradient(tuple(ends))
        self.show_answer()

    def show_answer(self) -> None:
        """Show what the session's network answers now, and say it."""
        self._frame = self._session.frame
        self._predict()
        self._describe()

    def hide_answer(self, hidden: bool) -> None:
        """Have guessed what the network answers to the session's input, or show it."""
        self.answer.set_covered(hidden)
        self.bars.set_covered(hidden)
        self._describe()

    def _arrange(self) -> None:
        # At rest the entry reads as text, which ends where the card's content does; its frame reaches beyond.
        overhanging = QHBoxLayout()
        overhanging.setContentsMargins(0, 0, -ENTRY_PADDING, 0)
        overhanging.addWidget(self.entry)
        self.header.addLayout(overhanging)
        self.body.addWidget(self._message)
        channels = QVBoxLayout()
        channels.setSpacing(12)
        for channel in self.channels:
            channels.addWidget(channel)
        channels.addStretch(1)
        picker = QHBoxLayout()
        picker.setSpacing(4)
        picker.addWidget(self.wheel)
        picker.addWidget(self.brightness)
        picker.addLayout(channels, 1)
        self.body.addLayout(picker)
        for widget in (self.swatches, self.answer, self.bars):
            self.body.addWidget(widget)

    def _make_channels(self) -> tuple[Slider, ...]:
        texts = (
            ("R", self.tr("Red, from 0 to 255")),
            ("G", self.tr("Green, from 0 to 255")),
            ("B", self.tr("Blue, from 0 to 255")),
        )
        sliders = []
        for index, (label, tooltip) in enumerate(texts):
            slider = Slider(label, 0, 255, text=lambda level: number_text(level, 0), parse=parse_count)
            slider.setToolTip(tooltip)
            slider.value_changed.connect(partial(self._choose_channel, index))
            sliders.append(slider)
        return tuple(sliders)

    def _rgb(self) -> RGB:
        red, green, blue = np.rint(self._session.input).astype(int).tolist()
        return red, green, blue

    def _choose(self, rgb: RGB) -> None:
        self._session.set_input(np.array(rgb, np.float32))

    def _choose_channel(self, index: int, level: float, final: bool) -> None:
        del final
        chosen = self._session.input.copy()
        chosen[index] = level
        self._session.set_input(chosen)

    def _choose_test_example(self) -> None:
        """Choose any test example but the one that is shown."""
        examples = self._session.experiment.dataset.x_test
        others = examples[(examples != self._session.input).any(axis=1)]
        if len(others):
            self._session.set_input(self._random.choice(others))

    def _pick(self, colour: HSV) -> None:
        # Two places on the wheel may be one colour of 256 levels: the pointer's is shown all the same.
        self._colour = colour
        self.wheel.set_colour(colour)
        self.brightness.set_colour(colour)
        if colour.rgb != self._rgb():
            self._choose(colour.rgb)

    def _predict(self) -> None:
        experiment = self._session.experiment
        probabilities = predict(experiment, self._frame.theta, self._session.input)
        if self._session.status is Status.DIVERGED or not np.isfinite(probabilities).all():
            self.bars.set_probabilities(None)
            self.answer.set_answer(None, 0.0)
            return
        best = int(probabilities.argmax())
        self.bars.set_probabilities(probabilities)
        self.answer.set_answer(class_text(experiment.dataset.class_names[best]), float(probabilities[best]))

    def _describe(self) -> None:
        """Tell assistive technology the answer when it was asked for or training pauses, never while that runs."""
        self.answer.setAccessibleDescription(self.answer.text())
        self.bars.setAccessibleDescription(self.bars.text())
