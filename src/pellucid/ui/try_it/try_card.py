"""What every card has on which one tries the network, whatever its examples are."""

from pellucid.experiment.frame import Frame
from pellucid.training.messages import Learned
from pellucid.ui.widgets.card import Card


class TryCard(Card):
    """Shows the session's input and the network's answer to it; what becomes of the session it is told.

    Not every card has something to clear, or to teach.
    """

    def show_frame(self, frame: Frame) -> None:
        """Show what the network of `frame` answers."""
        raise NotImplementedError

    def show_experiment(self) -> None:
        """Show the session's experiment, whose examples are of the card's kind."""
        raise NotImplementedError

    def show_input(self, *, final: bool) -> None:
        """Show the session's input, be it `final` or on the way to another."""
        raise NotImplementedError

    def show_answer(self) -> None:
        """Show what the session's network answers now, and say it."""
        raise NotImplementedError

    def hide_answer(self, hidden: bool) -> None:
        """Have guessed what the network answers to the session's input, or show it."""
        raise NotImplementedError

    def show_spec(self) -> None:
        """Show the session's settings."""

    def show_waiting(self) -> None:
        """Show the points that wait until they can be trained with."""

    def show_examples(self) -> None:
        """Show the user's own examples."""

    def show_learned(self, report: Learned) -> None:
        """Show what learning one example has done."""

    def show_neuron(self, column: int, unit: int | None) -> None:
        """Show what one neuron puts out, by column (0 for the inputs) and unit; None where no neuron is meant."""

    def clear(self) -> None:
        """Take away what the user has drawn."""
