"""TOML files that people write: read strictly, every mistake told with its line and the nearest right key."""
