"""What every stored record has in common."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen, JSON-serialisable value; unknown keys are an error, not a silent loss."""

    model_config = ConfigDict(frozen=True, extra="forbid")
