"""Looks the locked versions up in the registry's list of known vulnerabilities.

    python -m deploy.audit

The result is an error only where a version without the vulnerability is out, which `deploy/lock`
takes. Where a registry keeps no such list, or can't be reached, that is told, and no error: it says
nothing about the versions.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements.lock"
PATIENCE = 300
"""Seconds that the registry has to answer for all."""


class UnansweredError(Exception):
    """Nothing could be looked up. The message says why."""


def found() -> list[dict[str, Any]]:
    """What pip-audit finds about each locked version.

    Raises
    ------
    UnansweredError : it found out nothing
    """
    command = (
        *("-r", str(LOCK), "--disable-pip"),
        *("--format", "json", "--progress-spinner", "off"),
    )
    try:
        audit = subprocess.run(
            [sys.executable, "-m", "pip_audit", *command],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        dependencies: list[dict[str, Any]] = json.loads(audit.stdout)["dependencies"]
    except subprocess.TimeoutExpired:
        raise UnansweredError(f"no answer within {PATIENCE} seconds") from None
    except ValueError:
        raise UnansweredError(audit.stderr.strip().rpartition("\n")[2]) from None
    return dependencies


def judged(dependencies: list[dict[str, Any]]) -> Iterator[tuple[str, bool]]:
    """What there is to say of versions that were looked up, and whether it is an error."""
    skipped = [each["name"] for each in dependencies if "skip_reason" in each]
    looked_up = len(dependencies) - len(skipped)
    yield f"{looked_up} of {len(dependencies)} locked versions were looked up.", False
    if skipped:
        yield f"The registry has no list for: {', '.join(skipped)}.", False
    for each in dependencies:
        for flaw in each.get("vulns", ()):
            mended = ", ".join(flaw["fix_versions"])
            advice = f"mended in {mended}: run deploy/lock" if mended else "not mended yet"
            yield f"{each['name']} {each['version']} has {flaw['id']}, {advice}.", bool(mended)


def main() -> int:
    """Print what was found; 1 if a renewed lock would mend something."""
    try:
        findings = list(judged(found()))
    except UnansweredError as error:
        findings = [(f"No version was looked up: {error}.", False)]
    for sentence, _ in findings:
        print(f"Vulnerabilities: {sentence}")
    return int(any(wrong for _, wrong in findings))


if __name__ == "__main__":
    sys.exit(main())
