"""The command line: exercises as files for a course.

nnviz exercises --kind backward --level 2 --seed 7 --variants 30 --format moodle -o out/
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from nnviz.exercises.formats import FORMATS
from nnviz.exercises.kinds import KINDS, LEVELS
from nnviz.exercises.making import ExerciseError
from nnviz.exercises.sheet import Sheet, numbered, parts, read_codes
from nnviz.views.scene.layout import LayoutError


def main(arguments: Sequence[str]) -> int:
    """Write the files. Returns 0, or 2 after a message on what can't be made."""
    options = _options().parse_args(arguments)
    try:
        if options.students:
            codes = read_codes(Path(options.students).read_text(encoding="utf-8"))
        else:
            codes = numbered(options.variants)
        chosen = parts(options.kind or ["backward"], options.level or [1], options.count)
        sheet = Sheet(chosen, options.seed, codes, options.title)
        variants = list(sheet.variants())
        out = Path(options.out)
        out.mkdir(parents=True, exist_ok=True)
        for file in FORMATS[options.format]:
            path = out / file.name
            path.write_text(file.write(sheet.title, variants), encoding="utf-8", newline="\n")
            print(path)
    except (ExerciseError, LayoutError) as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, UnicodeDecodeError) as error:
        print(f"The files can't be read or written: {error}", file=sys.stderr)
        return 2
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nnviz exercises",
        description="Make exercises in backpropagation, each student with other numbers.",
    )
    parser.add_argument(
        "--kind", action="append", choices=KINDS, help="what to practise; may be given repeatedly"
    )
    parser.add_argument(
        "--level",
        action="append",
        type=int,
        choices=LEVELS,
        help="how hard; may be given repeatedly",
    )
    parser.add_argument("--count", type=int, default=1, help="exercises on each sheet")
    parser.add_argument("--seed", default="1", help="the same seed gives the same files")
    parser.add_argument("--variants", type=int, default=1, help="how many sheets")
    parser.add_argument("--students", help="a file with a code for each student, one a line")
    parser.add_argument("--title", default="Exercises", help="stands on top of every sheet")
    parser.add_argument("--format", choices=FORMATS, default="html", help="what files to write")
    parser.add_argument("-o", "--out", default=".", help="the folder to write to")
    return parser
