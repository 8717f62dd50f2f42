"""The Qt desktop application: windows, models and controllers over the public archive API."""
