"""Collect the window's texts and compile their translations.

    python tools/translations.py           update the .ts files from the source, then compile each to .qm
    python tools/translations.py --check   say what is missing, obsolete or not compiled; change nothing; exit 1 if any

Translate in assets/translations/pellucid_<code>.ts, by hand or with Qt Linguist.
"""

import argparse
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import PySide6

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "pellucid"
TRANSLATIONS = SOURCE / "assets" / "translations"
LANGUAGES = ("ja",)


def main() -> int:
    """Update and compile, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    faults = [fault for code in LANGUAGES for fault in (faults_of(code) if check else renew(code))]
    print("\n".join(faults) or "Every text is translated.")
    return 1 if faults else 0


def renew(code: str) -> list[str]:
    """Bring the .ts file of a language up to date, compile it, and return the texts that lack a translation."""
    file = TRANSLATIONS / f"pellucid_{code}.ts"
    collect(file, code)
    compile_to(file, file.with_suffix(".qm"))
    return untranslated(file)


def faults_of(code: str) -> list[str]:
    """Return what is wrong with the translation into a language, without changing anything."""
    file = TRANSLATIONS / f"pellucid_{code}.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / file.name
        fresh.write_bytes(file.read_bytes())
        collect(fresh, code)
        faults = untranslated(fresh)
        gone = texts(file) - texts(fresh)
        faults += [f"{code}: no longer in the source: [{context}] {text}" for context, text in sorted(gone)]
        compiled = fresh.with_suffix(".qm")
        compile_to(file, compiled)
        if compiled.read_bytes() != file.with_suffix(".qm").read_bytes():
            faults.append(f"{code}: the .qm file is older than the .ts file")
    return faults


def collect(file: Path, code: str) -> None:
    """Merge the texts of the source into a .ts file."""
    sources = sorted(str(path.relative_to(ROOT)) for path in SOURCE.rglob("*.py"))
    options = ("-locations", "none", "-no-obsolete", "-source-language", "en", "-target-language", code)
    _run("lupdate", *options, *sources, "-ts", str(file))


def compile_to(file: Path, compiled: Path) -> None:
    """Compile a .ts file for the program."""
    _run("lrelease", "-nounfinished", "-silent", str(file), "-qm", str(compiled))


def texts(file: Path) -> set[tuple[str, str]]:
    """Return (context, text) of every message in a .ts file."""
    return {(context, message.findtext("source", "")) for context, message in _messages(file)}


def untranslated(file: Path) -> list[str]:
    """Return a line for each message of a .ts file that has no finished translation."""
    return [
        f"{file.stem.rpartition('_')[2]}: not translated: [{context}] {message.findtext('source', '')}"
        for context, message in _messages(file)
        if (translation := message.find("translation")) is None
        or not translation.text
        or translation.get("type") == "unfinished"
    ]


def _messages(file: Path) -> list[tuple[str, ElementTree.Element]]:
    root = ElementTree.parse(file).getroot()
    return [
        (context.findtext("name", ""), message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def _run(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__file__).parent / tool
    result = subprocess.run([str(program), *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        sys.exit(f"{tool} failed:\n{result.stdout}{result.stderr}")


if __name__ == "__main__":
    raise SystemExit(main())
