"""OpenID Connect: the identity provider, and the portal as its relying party."""
