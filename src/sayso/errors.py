"""The tree of errors: every message says what was found, where, and what to do."""

from __future__ import annotations


class SaysoError(Exception):
    """Anything that sayso itself reports. Catch this to catch them all."""


class UsageError(SaysoError):
    """The command or call cannot be carried out as given: exit code 2."""


class ResourceError(SaysoError):
    """A part that ships with the program, or that the user supplied beside it, is unusable."""


class ModelError(ResourceError):
    """The language model is missing, damaged, or of another version."""


class LexiconError(ResourceError):
    """A lexicon file is malformed: the message names the file, the entry and the field."""


class GazetteerError(ResourceError):
    """The gazetteer is missing, damaged, or of another version."""


class InputError(SaysoError):
    """One input cannot be read as an article. The run goes on without it.

    `where` is the path or URL as the user gave it, `reason` one of `vocab.REJECT_REASONS`.
    """

    def __init__(self, where: str, reason: str, detail: str) -> None:
        super().__init__(f"{where}: {detail}")
        self.where = where
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str]]:
        """Carried whole between processes."""
        return type(self), (self.where, self.reason, self.detail)
