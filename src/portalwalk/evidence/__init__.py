"""Evidence: kept once, masked before it is written, chained so that a later change shows."""
