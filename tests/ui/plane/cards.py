"""The card of a plane, shown."""

from tests.ui.try_it.fakes import FakeSession
from tests.ui.try_it.opened import opened
from tests.ui.widgets.gestures import Show

from pellucid.session.session import Session
from pellucid.ui.plane.map_card import MapCard


def shown(session: FakeSession | Session, show: Show) -> MapCard:
    """Show Try it of a session whose data lie on the plane, and return its card."""
    return opened(session, show, MapCard)
