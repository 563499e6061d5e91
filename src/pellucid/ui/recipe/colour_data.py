"""The Data card's part for colours: a mosaic, with the numbers beside it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pellucid.data.colour_names import named_colours
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Source
from pellucid.session.session import Session
from pellucid.ui.numbers import count_text
from pellucid.ui.recipe.data_part import DataPart
from pellucid.ui.recipe.mosaic import Mosaic


class ColourData(DataPart):
    """Shows the training colours."""

    def __init__(self, session: Session, wish: Callable[..., None]) -> None:
        super().__init__(session, wish)
        self._mosaic = Mosaic()
        numbers = QVBoxLayout()
        numbers.setSpacing(1)
        numbers.addWidget(self.train)
        numbers.addWidget(self.test)
        numbers.addStretch(1)
        numbers.addWidget(self.label_noise)
        upper = QHBoxLayout()
        upper.setSpacing(10)
        upper.addWidget(self._mosaic)
        upper.addLayout(numbers, 1)
        self.column.addLayout(upper)
        self.column.addWidget(self.message)
        self.column.addWidget(self.split)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the colours that there are."""
        super().show_experiment(experiment)
        self._mosaic.set_dataset(experiment.dataset)

    def choose(self, source: Source) -> None:
        """Ask for as many examples of another source."""
        self.wish("data.source", source, self.refuse)

    def refuse(self, reason: str) -> None:
        """Say how many colour names there are: only of those one can run out."""
        del reason
        _, _, classes = named_colours()
        self.message.show_message(
            self.tr("There are {number} colour names. Take at most so many for train and test together.").format(
                number=count_text(len(classes))
            )
        )
