"""Translation catalogues without gettext's programs: `extract`, `compile`, `check`.

Vietnamese is the source language; en is its translation. Needs msgfmt and xgettext only for
`extract`; `compile` and `check` use polib.
"""

import re
import subprocess
import sys
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "nhipcau"
OWN = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
PACKAGES = PACKAGE / "locale_packages" / "vi" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%%|\{\w+\}")


def extract() -> int:
    """Brings the English catalogue up to the code, keeping what is translated."""
    command = [sys.executable, str(ROOT / "manage.py"), "makemessages", "-l", "en", "--no-location", "--no-obsolete"]
    return subprocess.call(command, cwd=PACKAGE)


def compile_catalogues() -> int:
    """Writes each .mo beside its .po."""
    for path in (OWN, PACKAGES):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    return 0


def faults(path: Path) -> list[str]:
    """What is untranslated, doubtful, or loses a placeholder; and whether the .mo is the .po's."""
    catalogue = polib.pofile(str(path))
    found = [f"{path.name}: untranslated: {e.msgid}" for e in catalogue.untranslated_entries()]
    found += [f"{path.name}: fuzzy: {e.msgid}" for e in catalogue.fuzzy_entries()]
    for entry in catalogue:
        for said in [entry.msgstr, *entry.msgstr_plural.values()]:
            if said and set(PLACEHOLDER.findall(entry.msgid)) - set(PLACEHOLDER.findall(said)):
                found.append(f"{path.name}: placeholder lost: {entry.msgid}")
    compiled = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in polib.mofile(str(path.with_suffix(".mo")))}
    wanted = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in catalogue.translated_entries()}
    if {k: v for k, v in compiled.items() if k[1]} != wanted:
        found.append(f"{path.name}: the .mo is older; run tools/messages.py compile")
    return found


def check() -> int:
    """Prints every fault; 1 where there is one."""
    found = faults(OWN) + faults(PACKAGES)
    print("\n".join(found) or "catalogues: complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit({"extract": extract, "compile": compile_catalogues, "check": check}[sys.argv[1]]())
