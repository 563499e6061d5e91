"""Getting MNIST from mirrors that are slow, wrong, broken or gone. All of them are on this computer."""

import socket

import numpy as np
import pytest
from tests.data.mirror import (
    Mirror,
    broken_off_after,
    endless,
    hung_up,
    in_drops,
    redirected_to,
    stalled_after,
    status,
    whole,
    without_length,
    wrong,
    wrong_part,
)
from tests.data.small_mnist import CONTENTS, NAMES, VALUES, stand_for_mnist

from pellucid.data import digits, download
from pellucid.data.digits import boxed_digits, find_full_mnist
from pellucid.data.download import fetch_mnist
from pellucid.data.download_fault import DownloadError
from pellucid.data.idx_folder import read_folder

FIRST, LAST = NAMES[0], NAMES[-1]


@pytest.fixture(autouse=True)
def _small_mnist(monkeypatch):
    stand_for_mnist(monkeypatch)
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.fixture
def mirror():
    mirror = Mirror(CONTENTS)
    yield mirror
    mirror.close()


@pytest.fixture
def second():
    mirror = Mirror(CONTENTS)
    yield mirror
    mirror.close()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "data" / "mnist"


class Watch:
    """Notes the progress, and cancels once `until` bytes are there."""

    def __init__(self, until=np.inf):
        self.until = until
        self.noted = []

    def progress(self, there, whole):
        self.noted.append((there, whole))

    def cancelled(self):
        return bool(self.noted) and self.noted[-1][0] >= self.until


def fetch(folder, *mirrors, watch=None):
    watch = watch or Watch()
    addresses = [mirror.address for mirror in mirrors]
    return fetch_mnist(folder, addresses, progress=watch.progress, cancelled=watch.cancelled)


def assert_all_there(folder):
    assert sorted(path.name for path in folder.iterdir()) == sorted(NAMES)
    np.testing.assert_array_equal(read_folder(folder).x_train, VALUES[LAST].reshape(200, 784))
    np.testing.assert_array_equal(read_folder(folder).t_test, VALUES[NAMES[1]])


def test_four_files_are_fetched_and_verified(folder, mirror):
    assert fetch(folder, mirror)
    assert_all_there(folder)
    assert mirror.requests == [(name, None) for name in NAMES]


def test_progress_grows_to_the_whole(folder, mirror):
    mirror.behaviours = [in_drops] * 4
    watch = Watch()
    fetch(folder, mirror, watch=watch)
    there = [count for count, _ in watch.noted]
    assert there == sorted(there)
    assert len(set(there)) > 4
    size = sum(map(len, CONTENTS.values()))
    assert watch.noted[-1] == (size, size)


def test_what_is_there_and_right_is_not_fetched_again(folder, mirror):
    fetch(folder, mirror)
    mirror.requests.clear()
    watch = Watch()
    assert fetch(folder, mirror, watch=watch)
    assert mirror.requests == []
    assert watch.noted[-1][0] == watch.noted[-1][1]


def test_a_wrong_file_of_that_name_is_replaced(folder, mirror):
    folder.mkdir(parents=True)
    (folder / LAST).write_bytes(b"not a digit")
    assert fetch(folder, mirror)
    assert_all_there(folder)


def test_a_connection_that_breaks_is_taken_up_where_it_broke(folder, mirror):
    mirror.behaviours = [whole, whole, whole, broken_off_after(10_000)]
    assert fetch(folder, mirror)
    assert_all_there(folder)
    assert mirror.requests[3:] == [(LAST, None), (LAST, "bytes=10000-")]


def test_a_mirror_without_ranges_begins_anew(folder, mirror):
    mirror.behaviours = [broken_off_after(20), whole]
    assert fetch(folder, mirror)
    assert_all_there(folder)


def test_a_mirror_that_always_breaks_is_left_for_the_next(folder, mirror, second):
    mirror.behaviours = [broken_off_after(10)] * download.TRIES
    assert fetch(folder, mirror, second)
    assert_all_there(folder)
    assert second.requests[0] == (FIRST, "bytes=10-")


def test_a_mirror_that_hangs_up_is_left_for_the_next(folder, mirror, second):
    mirror.behaviours = [hung_up] * download.TRIES
    assert fetch(folder, mirror, second)
    assert_all_there(folder)


def test_a_mirror_that_stalls_is_left_and_what_came_is_kept(folder, mirror, second, monkeypatch):
    monkeypatch.setattr(download, "TIMEOUT", 0.05)
    monkeypatch.setattr(download, "TRIES", 1)
    mirror.behaviours = [stalled_after(12)]
    assert fetch(folder, mirror, second)
    assert_all_there(folder)
    assert second.requests[0] == (FIRST, "bytes=12-")


def test_wrong_bytes_are_thrown_away_and_the_next_mirror_is_asked(folder, mirror, second):
    mirror.behaviours = [wrong]
    assert fetch(folder, mirror, second)
    assert_all_there(folder)
    assert second.requests == [(FIRST, None)]


def test_wrong_bytes_everywhere_leave_nothing_behind(folder, mirror):
    mirror.behaviours = [wrong]
    with pytest.raises(DownloadError, match=r"it gives other bytes than those of MNIST\. Check the connection"):
        fetch(folder, mirror)
    assert list(folder.iterdir()) == []


def test_a_bad_beginning_does_not_speak_against_the_mirror(folder, mirror):
    folder.mkdir(parents=True)
    (folder / f"{FIRST}.part").write_bytes(b"?" * 20)
    assert fetch(folder, mirror)
    assert_all_there(folder)
    assert mirror.requests[:2] == [(FIRST, "bytes=20-"), (FIRST, None)]


def test_a_beginning_longer_than_the_file_is_thrown_away(folder, mirror):
    folder.mkdir(parents=True)
    (folder / f"{FIRST}.part").write_bytes(b"?" * 100_000)
    assert fetch(folder, mirror)
    assert_all_there(folder)


def test_a_file_that_came_whole_but_was_not_yet_named_is_taken(folder, mirror):
    folder.mkdir(parents=True)
    (folder / f"{FIRST}.part").write_bytes(CONTENTS[FIRST])
    assert fetch(folder, mirror)
    assert_all_there(folder)
    assert [name for name, _ in mirror.requests] == NAMES[1:]


def test_another_part_than_asked_for_is_not_taken(folder, mirror, second):
    mirror.behaviours = [broken_off_after(10), wrong_part]
    assert fetch(folder, mirror, second)
    assert_all_there(folder)
    assert second.requests[0] == (FIRST, "bytes=10-")


def test_a_mirror_may_not_say_how_long_a_file_is(folder, mirror):
    mirror.behaviours = [without_length] * 4
    assert fetch(folder, mirror)
    assert_all_there(folder)


def test_endless_bytes_are_stopped(folder, mirror, monkeypatch):
    monkeypatch.setattr(download, "MOST_BYTES", 2**20)
    mirror.behaviours = [endless]
    with pytest.raises(DownloadError, match="far more bytes than MNIST has"):
        fetch(folder, mirror)
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 2**20


@pytest.mark.parametrize("code", [403, 404, 500, 503, 416])
def test_a_mirror_without_the_file_is_left_for_the_next(folder, mirror, second, code):
    mirror.behaviours = [status(code)]
    assert fetch(folder, mirror, second)
    assert_all_there(folder)
    assert mirror.requests[0] == second.requests[0] == (FIRST, None)


def test_a_redirect_is_followed_and_keeps_the_range(folder, mirror, second):
    second.behaviours = [broken_off_after(15)]
    mirror.behaviours = [redirected_to(second.address)] * 5
    assert fetch(folder, mirror)
    assert_all_there(folder)
    assert second.requests[:2] == [(FIRST, None), (FIRST, "bytes=15-")]


def test_redirects_in_a_circle_are_left(folder, mirror, second):
    mirror.behaviours = [redirected_to(mirror.address)] * 50
    with pytest.raises(DownloadError, match="HTTP 302"):
        fetch(folder, mirror)


def test_a_redirect_to_a_file_of_this_computer_is_not_followed(folder, mirror):
    mirror.behaviours = [redirected_to("file:///etc/")]
    with pytest.raises(DownloadError, match="HTTP 302"):
        fetch(folder, mirror)


def test_when_no_mirror_has_it_the_error_says_what_each_did_and_what_to_do(folder, mirror, second):
    mirror.behaviours, second.behaviours = [status(404)], [wrong]
    with pytest.raises(DownloadError) as caught:
        fetch(folder, mirror, second)
    text = str(caught.value)
    assert text.startswith(f"{FIRST} could not be fetched. {mirror.address[7:-1]}: HTTP 404 Not Found.")
    assert f"{second.address[7:-1]}: it gives other bytes" in text
    assert text.endswith(f"try again, or put the four files of MNIST into {folder} yourself.")


def test_nobody_at_the_address_is_told_in_the_systems_words(folder):
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unheard.getsockname()[1]}/"
        with pytest.raises(DownloadError, match="onnection refused"):
            fetch_mnist(folder, [address], progress=lambda there, whole: None, cancelled=lambda: False)


def test_cancelling_keeps_what_came_and_the_next_time_goes_on(folder, mirror):
    mirror.behaviours = [whole, whole, whole, in_drops]
    size = sum(len(CONTENTS[name]) for name in NAMES[:3])
    assert not fetch(folder, mirror, watch=Watch(until=size + 50_000))
    part = folder / f"{LAST}.part"
    came = part.stat().st_size
    assert 50_000 <= came < len(CONTENTS[LAST])
    assert not (folder / LAST).exists()

    mirror.requests.clear()
    assert fetch(folder, mirror)
    assert_all_there(folder)
    assert mirror.requests == [(LAST, f"bytes={came}-")]


def test_what_is_cancelled_at_once_asks_no_mirror(folder, mirror):
    assert not fetch_mnist(folder, [mirror.address], progress=lambda there, whole: None, cancelled=lambda: True)
    assert mirror.requests == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path, mirror):
    (tmp_path / "data").write_text("a file in the way")
    with pytest.raises(DownloadError, match=r"cannot be written: .+\. Check the disk and your permission"):
        fetch(tmp_path / "data" / "mnist", mirror)
    assert mirror.requests == []


def test_a_full_disk_is_told_apart_from_a_broken_connection(folder, mirror, monkeypatch):
    class Full:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def write(self, content):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.open", lambda path, mode: Full())
    with pytest.raises(DownloadError, match=r"\.part cannot be written: No space left on device"):
        fetch(folder, mirror)
    assert len(mirror.requests) == 1


def test_nothing_is_fetched_unasked(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(digits, "data_folders", lambda: (tmp_path,))
    digits._read_box.cache_clear()
    assert boxed_digits().x_train.size
    assert find_full_mnist() is None
