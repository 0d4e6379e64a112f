"""The time stamp over the head of the evidence, as a report tells of it."""

from __future__ import annotations

from dataclasses import dataclass

from portalwalk.evidence.folder import InspectionFolder
from portalwalk.model.inspection import Inspection
from portalwalk.reporting.links import moment
from portalwalk.reporting.text import Text, printable
from portalwalk.reporting.words import word

LONGEST_NAME = 200
"""Characters of the signer's name (ours): whoever made the certificate chose it."""


@dataclass(frozen=True, slots=True)
class StampView:
    """A time stamp that is kept with the inspection: what it proves, or why it proves nothing."""

    holds: bool
    says: Text
    at: str = ""
    """UTC, ISO 8601; as `signer` and `head` empty for one that does not hold."""
    signer: str = ""
    head: str = ""


def tell_stamp(folder: InspectionFolder, inspection: Inspection) -> StampView | None:
    """Word the inspection's time stamp; None where there is none."""
    from portalwalk.evidence.timestamps import StampError, kept_stamp  # 60 ms of cryptography, for reports alone

    try:
        kept = kept_stamp(folder.path, inspection.manifest_head)
    except StampError as error:
        return StampView(holds=False, says=word("stamp_wrong", why=Text.of(error.message, error.message_zh)))
    if kept is None:
        return None
    stamp = kept.stamp
    signer = printable(stamp.signer[:LONGEST_NAME])
    is_whole = kept.covered == kept.records
    says = word(
        "stamp_says" if is_whole else "stamp_says_in_part",
        at=moment(stamp.at).day_time,
        signer=signer,
        head=stamp.head,
        covered=kept.covered,
        records=kept.records,
    )
    return StampView(holds=True, says=says, at=stamp.at, signer=signer, head=stamp.head)
