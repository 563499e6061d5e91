"""The recipe panel: three cards, one under the other."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Spec
from pellucid.session.session import Session
from pellucid.ui.recipe.data_card import DataCard
from pellucid.ui.recipe.network_card import NetworkCard
from pellucid.ui.recipe.training_card import TrainingCard

WIDTH = 280
CARD_WIDTH = 256
_GUTTER = 12
_GAP = 8


class RecipePanel(QWidget):
    """Shows the session's Spec in its cards `data`, `network` and `training`, and follows every change of it.

    It is as high as its cards need; whoever holds it lets it scroll.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.data = DataCard(session)
        self.network = NetworkCard(session)
        self.training = TrainingCard(session)
        self.setFixedWidth(WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GUTTER, _GUTTER, _GUTTER, _GAP)
        column.setSpacing(_GAP)
        for card in (self.data, self.network, self.training):
            card.setFixedWidth(CARD_WIDTH)
            column.addWidget(card, 1 if card is self.training else 0)
        session.spec_changed.connect(self._show_spec)
        session.experiment_changed.connect(self._show_experiment)

    def _show_spec(self, spec: Spec) -> None:
        for card in (self.data, self.network, self.training):
            card.show_spec(spec)

    def _show_experiment(self, experiment: Experiment) -> None:
        for card in (self.data, self.network, self.training):
            card.show_experiment(experiment)
