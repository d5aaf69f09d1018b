"""Words: a small corpus, how text becomes ids, models that count, and models with embeddings."""
