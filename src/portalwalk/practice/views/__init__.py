"""The pages of the portal, by what a visitor wants of them."""
