"""Makes the snapshot of a part: `python -m tests.upgrades.snapshot part-03` writes part-03.zip beside this file.

The demo is loaded into a new data folder, enriched by enrichment.py and packed. What is written is data of this
version, for the versions that come after it.
"""

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent


def main(name: str) -> None:
    """Loads, enriches and packs; the static files of the pages are no data."""
    with tempfile.TemporaryDirectory() as folder:
        settings = {**os.environ, "NHIPCAU_DATA": folder}
        told = (HERE / "enrichment.py").read_text(encoding="utf-8")
        for command, words in ((("migrate", "-v0"), None), (("demo",), None), (("shell", "-v0"), told)):
            subprocess.run(
                [sys.executable, "-m", "nhipcau", *command], env=settings, input=words, text=True, check=True
            )
        with zipfile.ZipFile(HERE / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(Path(folder).rglob("*")):
                if path.is_file() and "static" not in path.relative_to(folder).parts:
                    packed.write(path, path.relative_to(folder))


if __name__ == "__main__":
    main(sys.argv[1])
