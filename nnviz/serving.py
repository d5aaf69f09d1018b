"""The command line: the app, in a browser on this machine.

nnviz app --server.port 8502
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_PACKAGE = Path(__file__).parent


def main(arguments: Sequence[str]) -> int:
    """Start the app, with Streamlit's own options; returns when it is stopped."""
    command = [sys.executable, "-m", "streamlit", "run", str(script()), *arguments]
    try:
        return subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        return 0


def script() -> Path:
    """The app's first file: inside the installed package, or at the root of a clone.

    >>> script().name
    'app.py'
    """
    installed = _PACKAGE / "app" / "app.py"
    return installed if installed.exists() else _PACKAGE.parent / "app.py"
