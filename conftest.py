"""What every test run begins with."""

# By its own path pytest would load a module of the package a second time, beside the one that the
# package loads. So the package comes first.
import nnviz  # noqa: F401
