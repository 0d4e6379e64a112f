"""The site as a whole. So far: what its robots.txt lets us open."""
