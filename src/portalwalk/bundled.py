"""Where the shipped folders are: inside the wheel, or at the top of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


class BundleMissingError(FileNotFoundError):
    """A shipped folder is not where the installation should have put it."""


def bundled(name: str) -> Path:
    """Return the folder `checks`, `reports` or `scenarios` that came with PortalWalk.

    Raises:
        BundleMissingError: the installation is broken.

    """
    for folder in (_PACKAGE / "_bundled" / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise BundleMissingError(f"PortalWalk's own folder {name!r} is missing from {_PACKAGE}. Install PortalWalk again.")
