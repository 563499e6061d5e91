"""Where data sets lie on this computer."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "PELLUCID_DATA"


def user_data_folder(
    environment: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path:
    """Return the folder for what Pellucid keeps for the user; it need not exist yet.

    That is where each system wants it: under $XDG_DATA_HOME or ~/.local/share, ~/Library/Application Support on macOS,
    %LOCALAPPDATA% on Windows. `platform` is as in sys.platform; `home` is the user's own unless given.
    """
    home = home or Path.home()
    match platform:
        case "darwin":
            return home / "Library" / "Application Support" / "Pellucid"
        case "win32":
            return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "Pellucid"
        case _:
            # Source: XDG Base Directory Specification 0.8; a relative path is to be ignored.
            named = environment.get("XDG_DATA_HOME", "")
            return (Path(named) if named.startswith("/") else home / ".local" / "share") / "pellucid"


def data_folders(environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Return the folders in which data sets are looked for, in turn: $PELLUCID_DATA if it is set, then the user's."""
    named = environment.get(VARIABLE)
    return (*([Path(named).expanduser()] if named else []), user_data_folder(environment))
