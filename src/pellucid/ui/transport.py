"""The top bar: which experiment, how it runs, where it stands, and how the window looks."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pellucid.experiment.catalog import load
from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import OWN
from pellucid.session.session import PACES, Session, Status
from pellucid.ui import language, theme
from pellucid.ui.experiments import experiment_title, experiments_by_kind, spec_title
from pellucid.ui.importing.source_change import IMPORTED
from pellucid.ui.numbers import count_text
from pellucid.ui.readouts import Readouts
from pellucid.ui.setting_names import setting_name
from pellucid.ui.shortcuts import key_text, with_key
from pellucid.ui.theme import tokens
from pellucid.ui.transport_buttons import MenuButton, ModeButton, PlayButton
from pellucid.ui.widgets.buttons import IconButton
from pellucid.ui.widgets.combo import Combo, Look
from pellucid.ui.widgets.menu import Menu
from pellucid.ui.widgets.themed import Themed

HEIGHT = 52
SPACING, PACE_GAP = 4, 8
LONGEST_TITLE = 330


class Transport(Themed):
    """Passes on what its buttons want, and shows the state of training."""

    language_requested = Signal(str)
    explain_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._experiment = MenuButton(self.tr("Experiment"))
        self._reset = self._button("reset", self.tr("Reset"), self.tr("Start again from the same weights"), "reset")
        self._play = PlayButton()
        self._batch = IconButton("stepB", self.tr("Step one batch"), "")
        self._epoch = IconButton("stepE", self.tr("Step one epoch"), "")
        self._pace = Combo([(str(pace), self._pace_text(pace)) for pace in PACES], self.tr("Pace"), Look.OUTLINED)
        self._pace.setFixedWidth(self._pace.sizeHint().width())
        self._pace.setToolTip(
            self.tr("How fast to train ({slower} slower, {faster} faster)").format(
                slower=key_text("slower"), faster=key_text("faster")
            )
        )
        self.readouts = Readouts(session)
        self._undo = self._button("undo", self.tr("Undo"), "", "undo")
        self._redo = self._button("redo", self.tr("Redo"), "", "redo")
        self.explain = ModeButton("explain", self.tr("Explain"))
        self.language = IconButton("globe", self.tr("Language"), self.tr("Language of the window"))
        self._theme = IconButton("moon", self.tr("Theme"), "")
        self._arrange()
        self._fill_experiments()
        self._fill_languages()
        self._connect()
        self._show_spec()
        self._show_status()
        self._show_pace()
        self._show_undo()
        self._show_theme()

    def show_frame(self, frame: Frame) -> None:
        """Show the numbers of `frame`."""
        self.readouts.show_frame(frame)
        self._fit_readouts()

    def change_pace(self, faster: bool) -> None:
        """Go one pace up or down; at the ends nothing changes."""
        at = PACES.index(self._session.pace) if self._session.pace in PACES else 0
        self._session.set_pace(PACES[max(0, min(len(PACES) - 1, at + (1 if faster else -1)))])

    def show_explaining(self, explaining: bool) -> None:
        """Show whether a step is explained."""
        self.explain.set_on(explaining)

    def toggle_theme(self) -> None:
        """Change from light to dark or back, and remember it as the user's choice."""
        theme.toggle()

    def take_on_theme(self) -> None:
        """Show the sign of the theme to change to."""
        self._show_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns of the bar above those of the window while there is room."""
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the hairline below, and the one that continues the right panel's edge."""
        del event
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), colours.card)
        painter.fillRect(QRectF(0, HEIGHT - 1, self.width(), 1), colours.line)
        painter.fillRect(QRectF(self._right.x(), 0, 1, HEIGHT), colours.line)

    def _button(self, icon: str, name: str, tooltip: str, action: str) -> IconButton:
        return IconButton(icon, name, with_key(tooltip or name, action))

    def _arrange(self) -> None:
        self._left, self._right = QWidget(), QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(12, 0, 12, 0)
        left.addWidget(self._experiment)
        left.addStretch()
        right = QHBoxLayout(self._right)
        right.setContentsMargins(12, 0, 12, 0)
        right.setSpacing(4)
        right.addWidget(self._undo)
        right.addWidget(self._redo)
        right.addStretch()
        right.addWidget(self.explain)
        right.addWidget(self.language)
        right.addWidget(self._theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING)
        row.addWidget(self._left)
        self._controls = (self._reset, self._play, self._batch, self._epoch, self._pace)
        for widget in self._controls:
            row.addWidget(widget)
        row.insertSpacing(row.indexOf(self._pace), PACE_GAP)
        row.addStretch()
        row.addWidget(self.readouts)
        row.addWidget(self._right)

    def _fit(self) -> None:
        wide, middling = self.width() >= 1400, self.width() >= 1280
        needed = self._experiment.sizeHint().width() + 24
        if middling:
            # A name of the user's own may be longer than any of the experiments'.
            width = max(286 if wide else 230, min(needed, LONGEST_TITLE))
        else:
            width = min(needed, 176 if self.width() >= 1100 else 152)
        self._left.setFixedWidth(width)
        self.explain.set_narrow(not wide)
        self._right.setFixedWidth(340 if wide else 204)
        self._fit_readouts()

    def _fit_readouts(self) -> None:
        others = sum(widget.width() + SPACING for widget in (self._left, *self._controls, self._right))
        self.readouts.fit(self.width() - others - 2 * PACE_GAP)

    def _connect(self) -> None:
        session = self._session
        self._reset.clicked.connect(session.reset)
        self._play.clicked.connect(session.toggle)
        self._batch.clicked.connect(session.step_batch)
        self._epoch.clicked.connect(session.step_epoch)
        self._pace.chosen.connect(self._choose_pace)
        self._undo.clicked.connect(session.undo)
        self._redo.clicked.connect(session.redo)
        self._theme.clicked.connect(self.toggle_theme)
        self.explain.clicked.connect(self.explain_requested)
        self.language.clicked.connect(self._open_languages)
        session.spec_changed.connect(self._show_spec)
        session.status_changed.connect(self._show_status)
        session.waiting_changed.connect(self._show_status)
        session.pace_changed.connect(self._show_pace)
        session.undo_changed.connect(self._show_undo)

    def _fill_experiments(self) -> None:
        group = QActionGroup(self)
        for heading, names in experiments_by_kind().items():
            self._experiment.menu.add_heading(heading)
            for name in names:
                action = self._experiment.menu.addAction(experiment_title(name))
                action.setData(name)
                action.setCheckable(True)
                group.addAction(action)
                action.triggered.connect(partial(self._open_experiment, name))
        self._experiments = group

    def _fill_languages(self) -> None:
        self._languages = Menu(self)
        group = QActionGroup(self)
        for code, name in language.LANGUAGES.items():
            action = QAction(name, self._languages, checkable=True, checked=code == language.current())
            group.addAction(action)
            self._languages.addAction(action)
            action.triggered.connect(partial(self.language_requested.emit, code))

    def _open_languages(self) -> None:
        self._languages.popup(self.language.mapToGlobal(self.language.rect().bottomLeft()))

    def _open_experiment(self, name: str) -> None:
        if not self._shows(name):
            spec = load(name)
            # Own points are as they were left whenever one comes back to the plane.
            present = self._session.spec.data
            data = replace(spec.data, points=present.points, value_points=present.value_points)
            self._session.set_spec(replace(spec, data=data), experiment_title(name))

    def _choose_pace(self, key: str) -> None:
        self._session.set_pace(next(pace for pace in PACES if str(pace) == key))

    def _pace_text(self, pace: float | None) -> str:
        if pace is None:
            return self.tr("Unlimited")
        if pace == 1:
            return self.tr("1 step/s")
        return self.tr("{steps} steps/s").format(steps=count_text(round(pace)))

    def _show_spec(self) -> None:
        title = spec_title(self._session.spec)
        self._experiment.setText(title)
        self._experiment.setToolTip(self.tr("{experiment}: choose another experiment").format(experiment=title))
        self._fit()
        for action in self._experiments.actions():
            action.setChecked(self._shows(action.data()))

    def _shows(self, name: str) -> bool:
        """Tell whether this is the experiment as it comes with the program, not with data of the user's own."""
        spec = self._session.spec
        return spec.experiment == name and spec.data.source not in (IMPORTED, *OWN)

    def _show_status(self) -> None:
        running = self._session.status is Status.RUNNING
        diverged = self._session.status is Status.DIVERGED
        self._play.set_running(running)
        self._play.setAccessibleName(self.tr("Pause") if running else self.tr("Play"))
        obstacle = self.tr("Training diverged: rewind or reset it first") if diverged else ""
        if self._session.waiting is not None:
            obstacle = self.tr("There is nothing to train on: paint some points first, or undo")
        for button, usual in (
            (self._play, with_key(self._play.accessibleName(), "toggle")),
            (self._batch, with_key(self.tr("Train one batch"), "step_batch")),
            (self._epoch, with_key(self.tr("Train one epoch"), "step_epoch")),
        ):
            button.setEnabled(not obstacle)
            button.setToolTip(obstacle or usual)
        self.explain.setEnabled(not diverged)
        self.explain.setToolTip(
            self.tr("Training diverged: rewind or reset it first")
            if diverged
            else with_key(self.tr("Take one step apart"), "explain")
        )

    def _show_pace(self) -> None:
        self._pace.set_current(str(self._session.pace))

    def _show_undo(self) -> None:
        for button, label, text, what, action in (
            (self._undo, self._session.undo_label(), self.tr("Undo"), self.tr("Undo: {change}"), "undo"),
            (self._redo, self._session.redo_label(), self.tr("Redo"), self.tr("Redo: {change}"), "redo"),
        ):
            button.setEnabled(label is not None)
            full = text if label is None else what.format(change=setting_name(label))
            button.setToolTip(with_key(full, action))

    def _show_theme(self) -> None:
        dark = tokens().dark
        self._theme.set_icon("sun" if dark else "moon")
        tooltip = self.tr("Light theme") if dark else self.tr("Dark theme")
        self._theme.setToolTip(with_key(tooltip, "toggle_theme"))
