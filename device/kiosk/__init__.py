"""The daemon: the state machine of `bolo run` and its edges to customer, shopkeeper and systemd."""
