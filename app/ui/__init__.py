"""The Qt window; no other package imports Qt."""
