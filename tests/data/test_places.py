"""Where data sets are looked for."""

from pathlib import Path, PurePosixPath

import pytest

from pellucid.data.places import data_folders, user_data_folder

HOME = Path("/home/someone")


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "/home/someone/.local/share/pellucid"),
        ("linux", {"XDG_DATA_HOME": "/elsewhere"}, "/elsewhere/pellucid"),
        ("linux", {"XDG_DATA_HOME": "relative"}, "/home/someone/.local/share/pellucid"),
        ("freebsd14", {"XDG_DATA_HOME": ""}, "/home/someone/.local/share/pellucid"),
        ("darwin", {"XDG_DATA_HOME": "/elsewhere"}, "/home/someone/Library/Application Support/Pellucid"),
        ("win32", {"LOCALAPPDATA": "/profile/Local"}, "/profile/Local/Pellucid"),
        ("win32", {}, "/home/someone/AppData/Local/Pellucid"),
    ],
)
def test_each_system_has_its_place_for_what_is_kept(platform, environment, expected):
    assert PurePosixPath(user_data_folder(environment, platform, HOME).as_posix()) == PurePosixPath(expected)


def test_what_the_environment_names_is_looked_at_first():
    first, second = data_folders({"PELLUCID_DATA": "/data", "XDG_DATA_HOME": "/kept"})
    assert first == Path("/data")
    assert second == user_data_folder({"XDG_DATA_HOME": "/kept"})


@pytest.mark.parametrize("environment", [{}, {"PELLUCID_DATA": ""}])
def test_without_it_there_is_the_users_folder_alone(environment):
    assert data_folders(environment) == (user_data_folder(environment),)
