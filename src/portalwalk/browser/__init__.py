"""Finding and launching a browser, contexts, acting as a visitor does, and recording every step."""
