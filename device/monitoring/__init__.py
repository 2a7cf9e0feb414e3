"""What the kiosk knows about its own health and speed."""
