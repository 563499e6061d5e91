"""The Data card's part for pictures: a strip of them, as wide as the card, with the numbers under it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from pellucid.data.digits import find_full_mnist
from pellucid.data.idx_fault import IdxError
from pellucid.experiment.build import Experiment
from pellucid.experiment.spec import Source, SpecError
from pellucid.session.session import Session
from pellucid.ui.importing.fault_words import error_text
from pellucid.ui.importing.opening import get_mnist
from pellucid.ui.importing.source_change import FULL_MNIST, available, with_pictures
from pellucid.ui.numbers import count_text
from pellucid.ui.recipe.data_part import DataPart
from pellucid.ui.recipe.picture_strip import PictureStrip
from pellucid.ui.wording import depicts_digits, suited


class PictureData(DataPart):
    """Shows the first training pictures."""

    def __init__(self, session: Session, wish: Callable[..., None]) -> None:
        super().__init__(session, wish)
        self._strip = PictureStrip()
        counts = QHBoxLayout()
        counts.setSpacing(1)
        counts.addWidget(self.train)
        counts.addWidget(self.test)
        self.column.addWidget(self._strip)
        self.column.addLayout(counts)
        self.column.addWidget(self.message)
        self.column.addWidget(self.split)
        self.column.addWidget(self.label_noise)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the pictures that there are."""
        super().show_experiment(experiment)
        self._strip.set_dataset(experiment.dataset, digits=depicts_digits(experiment))

    def choose(self, source: Source) -> None:
        """Ask for all pictures of another source; the counts of one seldom suit another."""
        spec = self.session.spec
        if source == FULL_MNIST and find_full_mnist() is None:
            get_mnist(self, self.session)
            return
        try:
            train, test = available(source, spec.data)
            self.session.set_spec(with_pictures(spec, source, train, test), "data.source")
        except (SpecError, IdxError) as error:
            if source == FULL_MNIST:
                get_mnist(self, self.session, error)
            else:
                self.message.show_message(error_text(error))

    def refuse(self, reason: str) -> None:
        """Say how many pictures there are of the present source."""
        del reason
        data = self.session.spec.data
        try:
            train, test = available(data.source, data)
        except IdxError as error:
            self.message.show_message(error_text(error))
            return
        text = suited(
            self.session.experiment,
            self.tr("There are {train} training and {test} test digits. Take at most so many."),
            self.tr("There are {train} training and {test} test pictures. Take at most so many."),
        )
        self.message.show_message(text.format(train=count_text(train), test=count_text(test)))
