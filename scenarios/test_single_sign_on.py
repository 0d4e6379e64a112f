"""A resident signs in once and then uses every interactive section; at the end signs out."""

from portalwalk import LoginEntrySought, Phase, SectionEntered, SignInTried, SignOutTried
from portalwalk.pages.signing_in import Resident
from portalwalk.pytest_plugin import Portal, Walk, observes


@observes(LoginEntrySought, SectionEntered, SignInTried, SignOutTried)
def test_resident_signs_in_once(portal: Portal, walk: Walk) -> None:
    """Looks where each section hands over, signs in, enters each again, signs out."""
    resident = Resident(walk, portal)
    received = [resident.sections.enter(section, Phase.BEFORE) for section in resident.sections.all()]
    for entered in received:
        walk.observe(entered)
    walk.observe(resident.look_for_entry(received))

    tried = resident.sign_in()
    walk.observe(tried)
    if tried.signed_in is False:
        return
    private = resident.sections.private_section()
    sections = [*resident.sections.all(), *([private] if private and private not in portal.sections else [])]
    for section in sections:
        walk.observe(resident.sections.enter(section, Phase.AFTER_SIGN_IN))
    walk.observe(resident.sign_out([section for section in sections if not section.exempt]))
