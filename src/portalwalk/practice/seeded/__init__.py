"""What can be wrong with the practice portal, by what a visitor or a survey is doing."""
