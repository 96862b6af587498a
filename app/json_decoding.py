"""JSON that may be anything, decoded into a type, with one kind of error."""

from __future__ import annotations

from typing import TypeVar

import msgspec

_Form = TypeVar("_Form")


def decode_json(
    content: bytes | str, form: type[_Form] | msgspec.json.Decoder[_Form], *, strict: bool = True
) -> _Form:
    """Return a JSON text as a value of a type, or as what a decoder makes.

    Raises ``msgspec.DecodeError`` (``msgspec.ValidationError`` where the value is of another form), broken UTF-8 and
    nesting deeper than Python's stack included, for which msgspec raises errors of Python's own.
    """
    try:
        if isinstance(form, msgspec.json.Decoder):
            return form.decode(content)
        return msgspec.json.decode(content, type=form, strict=strict)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError(f"not UTF-8: {error.reason} at byte {error.start}") from error
    except RecursionError as error:
        raise msgspec.DecodeError("nested too deeply") from error
