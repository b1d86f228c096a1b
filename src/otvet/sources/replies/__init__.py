"""Saved replies of networks' APIs: JSON that a script or a helper has left on a disk."""
