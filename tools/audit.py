"""Known weaknesses of the locked packages; says so and passes where no advisory service can be reached.

python tools/audit.py
"""

import json
import subprocess
import sys
from pathlib import Path

LOCKS = Path(__file__).parents[1] / "requirements"


def main() -> int:
    """Exit status 1 where a locked package has a known weakness."""
    command = [
        sys.executable, "-m", "pip_audit", "--requirement", str(LOCKS / "postgres.txt"), "--require-hashes",
        "--disable-pip", "--progress-spinner", "off", "--format", "json", "--timeout", "10",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(f"skipped: no advisory service answered ({done.stderr.strip().splitlines()[-1:]})")
        return 0
    audited = [package for package in packages if "skip_reason" not in package]
    weak = [package for package in audited if package["vulns"]]
    for package in weak:
        for weakness in package["vulns"]:
            print(f"{package['name']} {package['version']}: {weakness['id']}, mended in {weakness['fix_versions']}")
    left = len(packages) - len(audited)
    print(
        f"{len(audited)} packages audited, {len(weak)} with known weaknesses"
        + (f"; {left} not known there" * bool(left))
    )
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main())
