"""Train the models of words on their corpora, and write the bundled files.

    python -m nnviz.text.make_embeddings

Deterministic: the same machine writes the same numbers again.
"""

from typing import get_args

from nnviz.text import bundle
from nnviz.text.pooled import Pooling
from nnviz.text.training import train_language_model, train_pooled


def main() -> None:
    """Train and save every model, and say what was written."""
    training = train_language_model(bundle.SEED)
    training.advance(bundle.EPOCHS)
    written = [bundle.save("language_model", training.parameters)]
    for pooling in get_args(Pooling):
        written.append(bundle.save(f"pooled_{pooling}", train_pooled(pooling, bundle.SEED)))
    for path in written:
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
