"""How a page is read: one topic a file. The door is `portalwalk.survey.facts.read_page`."""
