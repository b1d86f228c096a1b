"""Small models that come inside the package; each is made by a script in `training`."""
