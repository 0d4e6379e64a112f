"""PortalWalk walks user journeys through public-service portals and reports what it saw."""
