"""The portal's side of OpenID Connect: an authorization-code flow with state, nonce and PKCE."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from urllib.parse import urlencode

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from portalwalk.practice.sessions import Session, User

CLIENT_ID = "qinghe-portal"
CLIENT_SECRET = "practice-client-secret"  # noqa: S105  (both ends of it are in this package)
ALGORITHM = "ES256"


class SignInError(Exception):
    """The identity provider's answer cannot be trusted, or does not belong to this visitor."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The outcome of a sign-in."""

    user: User
    id_token: str
    return_to: str
    again: str


def challenge(verifier: str) -> str:
    """The PKCE challenge (S256) of a verifier."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


class RelyingParty:
    """One registration of the portal with one identity provider."""

    def __init__(self, issuer: str, redirect_uri: str) -> None:
        self._issuer = issuer
        self._redirect_uri = redirect_uri
        self._endpoints: dict[str, str] = {}

    async def begin(self, session: Session, return_to: str, again: str = "") -> str:
        """Where to send the visitor to sign in; `again` asks even one who is signed in there already."""
        state, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(3))
        session.is_kept = True
        session.sign_ins[state] = {
            "nonce": nonce,
            "verifier": verifier,
            "return_to": return_to,
            "again": again,
        }
        parameters = {
            "response_type": "code",
            "client_id": CLIENT_ID,
            "redirect_uri": self._redirect_uri,
            "scope": "openid profile",
            "state": state,
            "nonce": nonce,
            "code_challenge": challenge(verifier),
            "code_challenge_method": "S256",
        }
        if again:
            parameters["prompt"] = "login"
        endpoint = (await self._discovered())["authorization_endpoint"]
        return f"{endpoint}?{urlencode(parameters)}"

    async def finish(self, session: Session, code: str, state: str) -> SignedIn:
        """Exchange the code for an ID token, check it, and say who signed in."""
        expected = session.sign_ins.pop(state, None)
        if expected is None:
            raise SignInError("unknown state")
        endpoints = await self._discovered()
        async with self._http() as http:
            answer = await http.post(
                endpoints["token_endpoint"],
                data={
                    "grant_type": "authorization_code",
                    "code": code,
                    "redirect_uri": self._redirect_uri,
                    "client_id": CLIENT_ID,
                    "client_secret": CLIENT_SECRET,
                    "code_verifier": expected["verifier"],
                },
            )
            if answer.status_code != httpx.codes.OK:
                raise SignInError("code refused")
            tokens = answer.json()
            keys = KeySet.import_key_set((await http.get(endpoints["jwks_uri"])).json())
            self._check(tokens["id_token"], keys, expected["nonce"])
            bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
            person = (await http.get(endpoints["userinfo_endpoint"], headers=bearer)).json()
        user = User(person["preferred_username"], person["name"])
        return SignedIn(user, tokens["id_token"], expected["return_to"], expected["again"])

    async def end_session_address(self, id_token: str, return_to: str) -> str:
        """Where to send the visitor so that the identity provider signs them out, too."""
        endpoint = (await self._discovered())["end_session_endpoint"]
        return f"{endpoint}?" + urlencode({"id_token_hint": id_token, "post_logout_redirect_uri": return_to})

    def _check(self, id_token: str, keys: KeySet, nonce: str) -> None:
        claims = jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": CLIENT_ID},
            exp={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            claims.validate(jwt.decode(id_token, keys, algorithms=[ALGORITHM]).claims)
        except JoseError as error:
            raise SignInError("ID token refused") from error

    async def _discovered(self) -> dict[str, str]:
        if not self._endpoints:
            async with self._http() as http:
                answer = await http.get(f"{self._issuer}/.well-known/openid-configuration")
            self._endpoints = answer.json()
        return self._endpoints

    def _http(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(trust_env=False, verify=False, timeout=10)  # noqa: S501  (plain http)
