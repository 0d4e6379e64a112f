"""The site as a whole: what is there, what every page says of itself, and what became of every link."""
