"""The observation kinds: what journeys record and checks judge."""

from portalwalk.model.observations.back import (
    BackAfterSignOut,
    BackAfterSubmit,
    InputAfterBack,
    LinksCounted,
    ListPlaceAfterBack,
    SearchAfterBack,
    WayHomeSeen,
    WentBack,
)
from portalwalk.model.observations.base import SURE_ENOUGH, Discovery, Observation, Sign
from portalwalk.model.observations.message import (
    FormField,
    MessageChannelSought,
    MessageFormUsed,
    MessageLimitSought,
    MessageSubmitted,
    Stopper,
    WrongInput,
)
from portalwalk.model.observations.mobile import DeepLinkOpened, EntryOnDevice, PageOnDevice, Spot
from portalwalk.model.observations.search import (
    OddQueryTried,
    SearchResultOpened,
    SearchSought,
    SearchTried,
)
from portalwalk.model.observations.sign_on import (
    Access,
    LoginEntrySought,
    Phase,
    SectionEntered,
    SignInTried,
    SignOutTried,
)
from portalwalk.model.observations.walking import (
    ColumnSeen,
    ItemSeen,
    PortalScouted,
    ScenarioEnded,
    SectionSeen,
    StepTaken,
    Stopped,
)

KINDS: dict[str, type[Observation]] = {
    kind.__name__: kind
    for kind in (
        StepTaken,
        Stopped,
        ScenarioEnded,
        PortalScouted,
        LoginEntrySought,
        SignInTried,
        SectionEntered,
        SignOutTried,
        MessageChannelSought,
        MessageFormUsed,
        MessageLimitSought,
        MessageSubmitted,
        SearchSought,
        SearchTried,
        SearchResultOpened,
        OddQueryTried,
        PageOnDevice,
        EntryOnDevice,
        DeepLinkOpened,
        WentBack,
        ListPlaceAfterBack,
        SearchAfterBack,
        InputAfterBack,
        BackAfterSubmit,
        BackAfterSignOut,
        LinksCounted,
        WayHomeSeen,
    )
}
"""Name on disk → kind."""

__all__ = [
    "KINDS",
    "SURE_ENOUGH",
    "Access",
    "BackAfterSignOut",
    "BackAfterSubmit",
    "ColumnSeen",
    "DeepLinkOpened",
    "Discovery",
    "EntryOnDevice",
    "FormField",
    "InputAfterBack",
    "ItemSeen",
    "LinksCounted",
    "ListPlaceAfterBack",
    "LoginEntrySought",
    "MessageChannelSought",
    "MessageFormUsed",
    "MessageLimitSought",
    "MessageSubmitted",
    "Observation",
    "OddQueryTried",
    "PageOnDevice",
    "Phase",
    "PortalScouted",
    "ScenarioEnded",
    "SearchAfterBack",
    "SearchResultOpened",
    "SearchSought",
    "SearchTried",
    "SectionEntered",
    "SectionSeen",
    "Sign",
    "SignInTried",
    "SignOutTried",
    "Spot",
    "StepTaken",
    "Stopped",
    "Stopper",
    "WayHomeSeen",
    "WentBack",
    "WrongInput",
]
