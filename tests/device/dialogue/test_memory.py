"""What customers leave behind does not stay."""

import gc
import weakref

from device.dialogue.memory import LeftBehind


class _Turn:
    """Something of a turn that refers to itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_of_a_customer_goes_when_it_is_time() -> None:
    clock = [0.0]
    left = LeftBehind(lambda: clock[0])
    gc.disable()
    try:
        turn = weakref.ref(_Turn())
        assert not left.clear()
        assert turn() is not None
        clock[0] = 11.0
        assert left.clear()
        assert turn() is None
        assert not left.clear()
    finally:
        gc.enable()
