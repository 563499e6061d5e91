"""What the three cards share: they show the Spec, and pass on wishes."""

from collections.abc import Callable
from typing import Any

from pellucid.experiment.spec import Spec, SpecError
from pellucid.session.session import Session
from pellucid.ui.widgets.card import Card

Complain = Callable[[str], None]


class RecipeCard(Card):
    """A card that shows the session's Spec and asks the session for changes of it."""

    def __init__(self, title: str, session: Session) -> None:
        super().__init__(title)
        self.session = session
        self.body.setSpacing(6)

    def show_spec(self, spec: Spec) -> None:
        """Show `spec` in the controls."""
        raise NotImplementedError

    def wish(self, path: str, value: Any, complain: Complain | None = None, *, final: bool = True) -> None:
        """Ask for another value at `path`; if it cannot be had, show the old one and `complain` with the reason."""
        try:
            self.session.set_value(path, value, final=final)
        except SpecError as error:
            self.show_spec(self.session.spec)
            if complain is not None:
                complain(str(error))
