"""The same shops as the dialogue's tests."""

from tests.device.dialogue.conftest import shop_home, talk

__all__ = ["shop_home", "talk"]
