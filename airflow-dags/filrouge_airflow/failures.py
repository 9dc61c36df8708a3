"""How a command can end badly: a sentence and an exit code, the same codes as bin/filrouge."""

USAGE = 2
UNREACHABLE = 3
NIGHT_FAILED = 5


class Failure(Exception):
    def __init__(self, code: int, sentence: str):
        super().__init__(sentence)
        self.code = code
