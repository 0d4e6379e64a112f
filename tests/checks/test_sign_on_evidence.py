"""A sign-on finding shows the page, the sign and the hosts of just the section that it names."""

from portalwalk import Access, Phase, SectionEntered, Sign
from portalwalk.bundled import bundled
from portalwalk.judging import load_checks
from portalwalk.model.observations import Act, Did, HostMet, Leg
from tests.checks.sign_on import OTHER, before, signed_out

CHECKS = load_checks([bundled("checks")])


def chain(section: str, target: str = "") -> tuple[Leg, ...]:
    sign = Sign(name="sign-out-link", speaks_for=True, target=target)
    host = HostMet(host=f"{section}.example", did=Did.ANSWERED, signed_in=True, sign=sign)
    return (Leg(act=Act.ENTERED, section=section, hosts=(host,)),)


def test_a_kept_session_is_shown_in_its_section() -> None:
    letters = before("letters", "", phase=Phase.AFTER_SIGN_OUT, access=Access.SIGNED_IN)
    letters = letters.model_copy(update={"evidence": ("a" * 64,), "chain": chain("letters", "#out")})
    seen = signed_out(still_signed_in=("letters", "survey"), still_entered=(letters,), evidence=("b" * 64,))

    known, unknown = CHECKS["logout-incomplete"].judge([seen]).occurrences

    assert (known.url, known.evidence, known.target) == (letters.url, letters.evidence, "#out")
    assert known.chain == letters.chain
    assert (unknown.url, unknown.evidence, unknown.target) == (seen.url, seen.evidence, "")  # of an older inspection


def test_two_sign_in_systems_are_shown_side_by_side() -> None:
    visits = [before("letters", OTHER), before("survey"), before("service")]
    seen = [
        one.model_copy(update={"evidence": (f"{n}-page", f"{n}-before"), "chain": chain(one.section)})
        for n, one in enumerate(visits)
    ]

    (found,) = CHECKS["split-identity"].judge(seen).occurrences

    assert found.evidence == ("0-page", "1-page", "0-before", "1-before")
    assert [leg.section for leg in found.chain] == ["letters", "survey"]


def test_a_section_entered_by_an_older_version_has_no_chain() -> None:
    stored = before("letters").model_dump(mode="json", exclude={"chain"})

    assert SectionEntered.model_validate(stored).chain == ()
