"""What became of following a link."""

from dataclasses import dataclass

from portalwalk.model.observations import LinkState


@dataclass(frozen=True, slots=True)
class Became:
    """A state with its cause and what was seen; see `LinkSeen`."""

    state: LinkState
    cause: str = ""
    said: str = ""

    @property
    def is_accusation(self) -> bool:
        """Whether it has to be seen a second time before anybody is told."""
        return self.state in (LinkState.BROKEN, LinkState.WRONG_TARGET)


WORKS = Became(LinkState.WORKS)
