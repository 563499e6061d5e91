"""Work in a thread of its own, told of in the window's."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread

from pellucid.ui.importing.errand import Errand


@pytest.fixture
def errand(qapp):
    owner = QObject()
    made = Errand(owner)
    yield made
    made.stop()


@pytest.fixture
def told(errand):
    heard = []
    errand.succeeded.connect(lambda result: heard.append(("succeeded", result)))
    errand.failed.connect(lambda error: heard.append(("failed", error)))
    errand.ended.connect(lambda: heard.append(("ended",)))
    return heard


def test_the_result_comes_in_the_windows_thread(qtbot, errand):
    threads = []
    errand.succeeded.connect(lambda _: threads.append(QThread.currentThread() == errand.thread()))
    with qtbot.waitSignal(errand.succeeded) as result:
        errand.start(lambda _: threading.current_thread())
    assert result.args[0] is not threading.main_thread()
    assert threads == [True]
    assert not errand.running


def test_an_error_comes_as_it_is(qtbot, errand, told):
    error = OSError("no disk")

    def work(_):
        raise error

    errand.start(work)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("ended",), ("failed", error)]


def test_progress_is_told_while_the_work_goes_on(qtbot, errand):
    go_on = threading.Event()

    def work(ticket):
        ticket.note(3, 10)
        go_on.wait()

    with qtbot.waitSignal(errand.progressed) as noted:
        errand.start(work)
    assert (noted.args, errand.running) == ([3, 10], True)
    go_on.set()


def test_of_abandoned_work_nothing_is_told_but_its_end(qtbot, errand, told):
    begun, go_on = threading.Event(), threading.Event()

    def work(ticket):
        begun.set()
        go_on.wait()
        ticket.check()
        raise AssertionError("the work went on")

    errand.start(work)
    begun.wait()
    errand.abandon()
    go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("ended",)]


def test_stopping_waits_for_the_thread(errand):
    ended = []

    def work(ticket):
        while not ticket.is_abandoned():
            pass
        ended.append(True)

    errand.start(work)
    errand.stop()
    assert ended == [True]
    assert not errand.running


def test_one_piece_of_work_follows_another(qtbot, errand):
    for number in (1, 2):
        with qtbot.waitSignal(errand.succeeded) as result:
            errand.start(lambda _, number=number: number)
        assert result.args == [number]
