"""The real window, off screen at 1440 × 900, while the digits train unlimited: on the full MNIST where it is found.

Prints what `benchmarks.window` does, with the weights in the drawer, and then, while a pen draws without a rest,
how long it takes from a move of the mouse to the painted bars of its answer. The moves come 125 times a second, posted
by a thread of their own, so that time spent waiting for the window counts. Where the answer stays the same to a
thousandth, nothing needs painting, and the answer itself is the end.
"""

import argparse
import threading
from math import cos, sin
from time import perf_counter, sleep

from benchmarks.window import observe, run_for  # isort: skip

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent, QPointingDevice

from pellucid.app import Root
from pellucid.data.digits import find_full_mnist
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Spec
from pellucid.ui.try_it.class_bars import ClassBars
from pellucid.ui.try_it.pad import Pad
from pellucid.ui.try_it.pad_card import PadCard

MOVES_PER_SECOND = 125
MOVES_PER_STROKE = 60
DRAWING_SECONDS = 20.0


def specification() -> Spec:
    """Return the digits of the full MNIST, or those in the box where it is not found."""
    spec = load("digits")
    if find_full_mnist() is None:
        return spec
    return replace(spec, data=replace(spec.data, source="mnist", train=60_000, test=10_000))


class Stopwatch:
    """Notes when moves were made, when they reached the pad, and when the bars showed their answer."""

    def __init__(self, card: PadCard) -> None:
        self.latencies: list[float] = []
        self._card = card
        self._moves: list[float] = []
        self._look, self._paint = PadCard._look, ClassBars.paintEvent
        self._answered: list[float] = []
        # Both stay in place: PySide remembers an override that it has once called.
        PadCard._look = lambda each: self._looked(each)
        ClassBars.paintEvent = lambda bars, event: self._painted(bars, event)
        card._clock.look.disconnect()
        card._clock.look.connect(lambda: self._looked(card))

    def moved(self, when: float) -> None:
        """A move that was made then has reached the pad."""
        self._moves.append(when)

    def _looked(self, card: PadCard) -> None:
        before = card.bars._shares
        self._look(card)
        moves, self._moves = self._moves, []
        if card.bars._shares == before:
            self._note(moves)
        else:
            self._answered += moves

    def _painted(self, bars: ClassBars, event: QPaintEvent) -> None:
        self._paint(bars, event)
        answered, self._answered = self._answered, []
        self._note(answered)

    def _note(self, moves: list[float]) -> None:
        now = perf_counter()
        self.latencies += [now - when for when in moves]


class Move(QMouseEvent):
    """A move of the mouse that knows when it was made."""

    def __init__(self, place: QPointF) -> None:
        left = Qt.MouseButton.LeftButton
        super().__init__(
            QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier
        )
        self.made = perf_counter()


def draw(root: Root, latencies: list[float]) -> None:
    """Draw on the pad while training runs."""
    card = root.window.findChild(PadCard)
    watch = Stopwatch(card)
    move = Pad.mouseMoveEvent

    def moved(pad: Pad, event: QMouseEvent) -> None:
        move(pad, event)
        if isinstance(event, Move):
            watch.moved(event.made)

    Pad.mouseMoveEvent = moved
    # Asked for first by another thread, it would belong to that.
    QPointingDevice.primaryPointingDevice()
    ended = threading.Event()
    pen = threading.Thread(target=post_moves, args=(card.pad, ended), name="pen")
    pen.start()
    run_for(DRAWING_SECONDS)
    ended.set()
    pen.join()
    run_for(0.2)
    latencies += watch.latencies


def post_moves(pad: Pad, ended: threading.Event) -> None:
    """Draw rings, one stroke after the other."""
    at = 0
    while not ended.is_set():
        angle = at % MOVES_PER_STROKE / MOVES_PER_STROKE * 6.3
        place = QPointF(140 + 70 * cos(angle), 140 + 90 * sin(angle))
        if at % MOVES_PER_STROKE == 0:
            post(pad, QEvent.Type.MouseButtonRelease, place)
            post(pad, QEvent.Type.MouseButtonPress, place)
        else:
            QCoreApplication.postEvent(pad, Move(place))
        at += 1
        sleep(1 / MOVES_PER_SECOND)


def post(pad: Pad, kind: QEvent.Type, place: QPointF) -> None:
    """Post a press or a release of the left button."""
    left = Qt.MouseButton.LeftButton
    QCoreApplication.postEvent(pad, QMouseEvent(kind, place, place, left, left, Qt.KeyboardModifier.NoModifier))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long to watch the window")
    seconds = parser.parse_args().seconds
    spec = specification()
    latencies: list[float] = []
    seen = observe(spec, seconds, lambda root: draw(root, latencies))
    print(f"## Digits in the window, {spec.data.train:,} and {spec.data.test:,}, {seconds:.0f} s of unlimited training")
    seen.report(p99_goal=20, share_goal=0.6)
    p50, p95, p99 = np.percentile(latencies, (50, 95, 99)) * 1000
    print(
        f"  from a move of the pen to the painted answer  p50 {p50:4.1f}  p95 {p95:4.1f}  p99 {p99:4.1f} ms "
        f"of {len(latencies):,} moves   (goal: p95 33)"
    )


if __name__ == "__main__":
    main()
