"""The formats of a report, one module each: each writes what the view model says, and nothing else."""
