"""What can go wrong when a report is written."""


class ReportError(Exception):
    """A report cannot be written: says what is wrong and what there is instead."""

    def __init__(self, message: str, message_zh: str) -> None:
        super().__init__(message, message_zh)
        self.message = message
        self.message_zh = message_zh

    def __str__(self) -> str:
        return self.message
