"""Collect what the networks and exports give: files in, facts out."""
