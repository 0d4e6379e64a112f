"""What a visitor sees: page objects, and discovery that says how sure it is. Nothing here judges."""
