"""The part of it that is only text is urllib.parse."""
