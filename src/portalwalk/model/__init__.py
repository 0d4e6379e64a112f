"""The words of the design as frozen, JSON-serialisable values. No I/O; imports nothing of the rest."""
