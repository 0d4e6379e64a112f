"""What is timed and counted, against what. Nothing here is asserted; the README says how to read it."""
