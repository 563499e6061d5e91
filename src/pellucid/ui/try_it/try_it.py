"""Where one tries the network: a card to choose a colour on, to draw on, or with the plane, as suits the examples."""

from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.data.dataset import Dataset
from pellucid.experiment.frame import Frame
from pellucid.session.session import Session
from pellucid.training.messages import Learned
from pellucid.ui.plane.map_card import MapCard
from pellucid.ui.side_panel import release_focus
from pellucid.ui.try_it.colour_card import ColourCard
from pellucid.ui.try_it.pad_card import Drawing, PadCard
from pellucid.ui.try_it.try_card import TryCard


class TryIt(QWidget):
    """Holds the card that suits the session's examples, and hands it what the session says.

    The card is made anew only when examples of another kind come; what was drawn waits until one can go on with it.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hides_answer = False
        self._drawing: Drawing | None = None
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.card: TryCard = self._kind()(session)
        self._place.addWidget(self.card)
        session.experiment_changed.connect(self._experiment_changed)
        session.input_changed.connect(self._input_changed)
        session.status_changed.connect(self._status_changed)
        session.spec_changed.connect(self._spec_changed)
        session.waiting_changed.connect(self._waiting_changed)
        session.teaching.examples_changed.connect(self._examples_changed)
        session.teaching.learned.connect(self._learned)

    def show_frame(self, frame: Frame) -> None:
        """Show what the network of `frame` answers."""
        self.card.show_frame(frame)

    def show_neuron(self, column: int, unit: int | None) -> None:
        """Show what the neuron puts out that the stage is asked about, where there is a map for it; None for none."""
        self.card.show_neuron(column, unit)

    def hide_answer(self, hidden: bool) -> None:
        """Have guessed what the network answers to the session's input, or show it."""
        self._hides_answer = hidden
        self.card.hide_answer(hidden)

    def hand_over(self) -> Drawing | None:
        """Return what is drawn on the pad, or what was when there was one."""
        return self.card.hand_over() if isinstance(self.card, PadCard) else self._drawing

    def take_over(self, drawing: Drawing | None) -> None:
        """Go on with a drawing on the pad, or keep it until there is one."""
        self._drawing = drawing
        if drawing is not None and isinstance(self.card, PadCard):
            self.card.take_over(drawing)

    def clear(self) -> None:
        """Take a new sheet, if there is a pad."""
        self.card.clear()

    def _kind(self) -> type[ColourCard | PadCard | MapCard]:
        return card_for(self._session.experiment.dataset)

    def _experiment_changed(self) -> None:
        if type(self.card) is self._kind():
            self.card.show_experiment()
        else:
            self._replace_card()

    def _replace_card(self) -> None:
        drawing = self.hand_over()
        # A stroke or a text that is ended by losing the focus is about examples that are gone.
        for each in self.card.findChildren(QObject):
            each.blockSignals(True)
        release_focus(self)
        former, self.card = self.card, self._kind()(self._session)
        self._place.replaceWidget(former, self.card)
        self.card.hide_answer(self._hides_answer)
        self.take_over(drawing)
        # What joins a window comes last for the Tab key; the card belongs where the former one is.
        stops = [_stops(former)[-1], *_stops(self.card)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        former.hide()
        former.deleteLater()

    def _input_changed(self, raw: object, final: bool) -> None:
        del raw
        self.card.show_input(final=final)

    def _status_changed(self) -> None:
        self.card.show_answer()

    def _spec_changed(self) -> None:
        self.card.show_spec()

    def _waiting_changed(self) -> None:
        self.card.show_waiting()

    def _examples_changed(self) -> None:
        self.card.show_examples()

    def _learned(self, report: Learned) -> None:
        self.card.show_learned(report)


def card_for(dataset: Dataset) -> type[ColourCard | PadCard | MapCard]:
    """Return the card that suits examples: pictures, points of the plane, or colours."""
    if dataset.picture is not None:
        return PadCard
    return ColourCard if dataset.plane is None else MapCard


def _stops(card: QWidget) -> list[QWidget]:
    """Return the controls on a card that the Tab key comes to, in order.

    Not by asking each for the next: PySide takes what nextInFocusChain returns for a child of the asked one, and all of
    the window for lost when that is deleted.
    """
    controls = card.findChildren(QWidget)
    # A list that pops up is a window of its own.
    return [each for each in controls if each.focusPolicy() & Qt.FocusPolicy.TabFocus and card.isAncestorOf(each)]
