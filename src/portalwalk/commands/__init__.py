"""The commands of `portalwalk`, a module each."""
