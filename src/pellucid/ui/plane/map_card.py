"""The card on which one sees the plane as the network does, and sends a point of it through."""

from math import nan

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import GATES
from pellucid.lens.answer_curve import only_coordinate
from pellucid.lens.prediction import predict, values
from pellucid.session.session import Session, Status
from pellucid.ui.class_names import class_text
from pellucid.ui.plane.curve_view import CurveView
from pellucid.ui.plane.map_legend import MapLegend
from pellucid.ui.plane.map_picture import Style
from pellucid.ui.plane.map_readout import MapReadout, curve_place_text, place_text
from pellucid.ui.plane.map_tools import MapTools
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.plane.own_points import can_be_painted
from pellucid.ui.plane.point_files import choose_to_read, choose_to_write
from pellucid.ui.plane.point_set import value_limit
from pellucid.ui.plane.points_editor import PointsEditor
from pellucid.ui.plane.strokes import Tool
from pellucid.ui.plane.unit_study import UnitStudy
from pellucid.ui.try_it.pen_clock import PenClock
from pellucid.ui.try_it.try_card import TryCard
from pellucid.ui.widgets.label import FieldMessage
from pellucid.ui.widgets.segmented import Segmented

Point = tuple[float, float]

CURVE = "curve"
WIDEST_PLACE = (-6.0, -6.0)


class MapCard(TryCard):
    """Shows the newest network over the whole plane, and its answer under the pointer or to the session's input.

    Where the network is told of one coordinate alone, its answers can also be shown as a curve; an experiment of a
    single unit like that opens with it. While a point is dragged, the session is told of it 30 times a second at most.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Decision boundary"), parent)
        self._session = session
        self._frame = session.frame
        self._under_pointer: Point | None = None
        self._dragged: Point | None = None
        self._hides_answer = False
        self._clock = PenClock(self)
        choices = [
            (Style.SMOOTH.value, self.tr("Smooth")),
            (Style.CLASSES.value, self.tr("Classes")),
            (CURVE, self.tr("Curve")),
        ]
        self.style_choice = Segmented(choices, self.tr("Show"))
        self._style = Style.SMOOTH.value
        self._opened = ""
        self.view = MapView(session.experiment)
        self.curve = CurveView()
        self.readout = MapReadout()
        self.legend = MapLegend()
        self.tools = MapTools()
        self.editor = PointsEditor(session, self)
        self.message = FieldMessage()
        self.study = UnitStudy(session, self.view)
        self.header.addWidget(self.style_choice)
        # Map and curve leave some room below their axis themselves.
        shown = QVBoxLayout()
        shown.setSpacing(0)
        for widget in (self.view, self.curve, self.message, self.readout):
            shown.addWidget(widget)
        self.body.setSpacing(6)
        self.body.addWidget(self.tools)
        self.body.addLayout(shown)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.study)
        self._connect()
        self.tools.set_keeps_weights(session.keeps_weights)
        self.show_experiment()
        self.show_input(final=True)

    def show_frame(self, frame: Frame) -> None:
        """Show what the network of `frame` makes of the plane."""
        self._frame = frame
        status = self._session.status
        theta = None if status is Status.DIVERGED else frame.theta
        (self.curve if self._is_curve else self.view).show_parameters(theta, fine=status is not Status.RUNNING)
        self.study.show_frame(frame)
        self._predict()
        if status is not Status.RUNNING:
            self._describe()

    def show_neuron(self, column: int, unit: int | None) -> None:
        """Show the output of one neuron, by column (0 for the inputs) and unit; None for the classes again."""
        (self.curve if self._is_curve else self.view).show_neuron(None if unit is None else (column, unit))

    def show_experiment(self) -> None:
        """Show the points and classes of the session's experiment."""
        self._clock.stop()
        self._dragged = self._under_pointer = None
        # Map or curve, when it goes from under the pointer, tells of that at once.
        self._frame = self._session.frame
        experiment = self._session.experiment
        dataset = experiment.dataset
        self.title.setText(self.tr("Decision boundary") if dataset.classes else self.tr("Fitted surface"))
        self.setAccessibleName(self.title.text())
        self.legend.set_classes(dataset.classes)
        # The four points of a gate are trained and tested with alike.
        self.legend.setVisible(experiment.spec.data.source not in GATES)
        self.readout.set_classes(dataset.class_names)
        if dataset.classes:
            self.tools.set_classes(dataset.classes)
        else:
            self.tools.set_values(value_limit(dataset))
        self.view.set_experiment(experiment)
        self.editor.show_points()
        self._offer_styles()
        self.study.show_experiment()
        self.show_answer()

    def show_waiting(self) -> None:
        """Show the points that wait until they can be trained with, or else those of the session's experiment."""
        self.editor.show_points()

    def show_input(self, *, final: bool) -> None:
        """Show the session's input, be it `final` or on the way to another."""
        del final
        for view in (self.view, self.curve):
            view.set_chosen(*self._session.input.tolist())
        self._hide_line()
        self._predict()
        self._describe()

    def hide_answer(self, hidden: bool) -> None:
        """Have guessed what the network answers to the session's input, or show it.

        Map and curve stay as they are: they tell of the whole plane, and one point of it is to be read off the numbers.
        """
        self._hides_answer = hidden
        self.readout.set_covered(hidden)
        self._hide_line()
        self._predict()
        self._describe()

    def show_answer(self) -> None:
        """Show what the session's network answers now, and say it."""
        self.show_frame(self._session.frame)
        self._describe()

    def _connect(self) -> None:
        view, tools, editor = self.view, self.tools, self.editor
        self.style_choice.chosen.connect(self._choose_style)
        for shown in (view, self.curve):
            shown.picked.connect(self._pick)
            shown.pointed.connect(self._point_at)
        self._clock.tell.connect(self._tell)
        tools.tool_chosen.connect(self._take_tool)
        tools.import_requested.connect(lambda: choose_to_read(self, editor.read))
        tools.export_requested.connect(lambda: choose_to_write(self, editor.write))
        tools.clear_requested.connect(editor.clear)
        tools.keep_weights_toggled.connect(self._session.set_keeps_weights)
        self._session.keeps_weights_changed.connect(tools.set_keeps_weights)
        view.begun.connect(editor.begin)
        view.carried.connect(editor.carry)
        view.ended.connect(editor.end)
        view.given_up.connect(editor.give_up)
        editor.shown.connect(view.show_points)
        editor.told.connect(self.message.show_message)

    @property
    def _is_curve(self) -> bool:
        return self._style == CURVE

    @property
    def _coordinate(self) -> int | None:
        plane = self._session.experiment.dataset.plane
        return None if plane is None else only_coordinate(plane)

    def _offer_styles(self) -> None:
        """Offer what says something of the experiment, and show what was chosen if it does."""
        experiment = self._session.experiment
        has_classes = experiment.dataset.classes > 0
        offered = [Style.SMOOTH.value]
        if has_classes:
            offered.append(Style.CLASSES.value)
        if self._coordinate is not None:
            offered.append(CURVE)
            self.curve.set_experiment(experiment)
        is_new = experiment.spec.experiment != self._opened
        self._opened = experiment.spec.experiment
        if self._coordinate is not None and is_new and not experiment.spec.network.hidden:
            self._style = CURVE
        elif self._style not in offered:
            self._style = Style.SMOOTH.value
        smooth = self.tr("How probable each class is; lines at every 10%, the bold one at 50%")
        self.style_choice.set_tooltips(
            {
                Style.SMOOTH.value: smooth if has_classes else self.tr("The value over the plane, as colour"),
                Style.CLASSES.value: self.tr("Which class is the most probable"),
                CURVE: self.tr("The answer over the only coordinate that the network is told of"),
            }
        )
        self.style_choice.set_current(self._style)
        self.style_choice.set_offered(offered)
        self.style_choice.setVisible(len(offered) > 1)
        self._show_style()

    def _choose_style(self, style: str) -> None:
        self._style = style
        self._show_style()
        self.show_answer()

    def _show_style(self) -> None:
        """Show the curve or the map; points are painted on the map alone."""
        paints = can_be_painted(self._session.experiment.dataset) and not self._is_curve
        self.tools.setVisible(paints)
        if not paints:
            self.tools.look.click()
        self._under_pointer = None
        shown, hidden = (self.curve, self.view) if self._is_curve else (self.view, self.curve)
        had_focus = hidden.hasFocus()
        hidden.show_neuron(None)
        hidden.hide()
        shown.show()
        if had_focus:
            shown.setFocus()
        if not self._is_curve:
            self.view.set_style(Style(self._style))
        self.readout.leave_room_for(self._place_text(WIDEST_PLACE, 0.0))

    def _take_tool(self, tool: Tool, target: float) -> None:
        self.view.set_tool(tool)
        self.study.handles.set_looking(tool is Tool.LOOK)
        self.editor.set_tool(tool, target)

    def _pick(self, x1: float, x2: float, final: bool) -> None:
        self._dragged = (x1, x2)
        if final:
            self._clock.stop()
            self._session.set_input(np.array(self._dragged, np.float32), final=True)
            self._dragged = None
        else:
            for view in (self.view, self.curve):
                view.set_chosen(x1, x2)
            self._clock.note()

    def _tell(self) -> None:
        if self._dragged is not None:
            self._session.set_input(np.array(self._dragged, np.float32), final=False)

    def _point_at(self, point: Point | None) -> None:
        self._under_pointer = point
        self._predict()

    def _predict(self) -> None:
        x1, x2 = self._session.input.tolist() if self._under_pointer is None else self._under_pointer
        experiment = self._session.experiment
        read = predict if experiment.dataset.classes else values
        answer = read(experiment, self._frame.theta, np.array((x1, x2), np.float32))
        known = self._session.status is not Status.DIVERGED and bool(np.isfinite(answer).all())
        place = self._place_text((x1, x2), float(answer[-1]) if known else nan)
        if experiment.dataset.classes:
            self.readout.set_answer(place, tuple(answer.tolist()) if known else None)
        else:
            self.readout.set_value(place, float(answer[0]) if known else None)

    def _hide_line(self) -> None:
        self.study.table.hide_answer_to(self._session.input if self._hides_answer else None)

    def _place_text(self, place: Point, last: float) -> str:
        """Return where one is, on the map or on the curve; `last` is the probability of the last class."""
        if not self._is_curve or self._coordinate is None:
            return place_text(*place)
        names = self._session.experiment.dataset.class_names
        # Of more classes, and of values, the answer beside it says all.
        name = class_text(names[-1]) if len(names) == 2 else ""
        return curve_place_text(self._coordinate, place[self._coordinate], name, None if self._hides_answer else last)

    def _describe(self) -> None:
        """Tell assistive technology the answer when it was asked for or training pauses, never while that runs."""
        text = self.readout.text()
        self.study.describe()
        self.readout.setAccessibleDescription(text)
        for view in (self.view, self.curve):
            view.setAccessibleDescription(text)
