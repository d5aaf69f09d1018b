"""The command line: the site, as files for any web host.

nnviz site OUT --app https://nnviz.example
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from nnviz.exercises.making import ExerciseError
from nnviz.site.site import write
from nnviz.views.scene.layout import LayoutError


def main(arguments: Sequence[str]) -> int:
    """Write the files. Returns 0, or 2 after a message on what can't be written."""
    options = _options().parse_args(arguments)
    try:
        files = list(
            write(
                Path(options.out),
                seed=options.seed,
                variants=options.variants,
                keys=not options.without_keys,
                app=options.app,
            )
        )
    except (ExerciseError, LayoutError) as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        print(f"{options.out} can't be written: {error.strerror}.", file=sys.stderr)
        return 2
    size = sum(file.stat().st_size for file in files)
    print(f"{len(files)} files, {size / 1e6:.1f} MB: open {Path(options.out, 'index.html')}.")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nnviz site",
        description="Write every lesson as a page that steps by itself, worksheets and an index, "
        "as plain files for a web host, a learning platform or a memory stick.",
    )
    parser.add_argument("out", help="the folder to write to")
    parser.add_argument("--app", metavar="URL", help="an app of nnviz that pages may lead to")
    parser.add_argument("--seed", default="1", help="of the worksheets' numbers")
    parser.add_argument("--variants", type=int, default=1, help="sheets of each worksheet")
    parser.add_argument(
        "--without-keys", action="store_true", help="leave out the worksheets' answers"
    )
    return parser
