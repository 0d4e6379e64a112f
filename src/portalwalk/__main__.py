"""`python -m portalwalk` is `portalwalk`."""

from portalwalk.cli import main

if __name__ == "__main__":
    main()
