"""A short model: the first layers of the trial model, for tests in which a model answers but need make no sense.

Its tokens, its chat template and its way through the engine are the trial model's own; it reads some ten times
as fast. What a reply means is asked of the whole trial model.
"""

from __future__ import annotations

from pathlib import Path

from gguf import GGUFReader, GGUFValueType, GGUFWriter

SHORT = "short-model"  # the id under which a library knows it, after the file's name
_LAYERS = 3


def write_short_model(whole: Path, target: Path) -> None:
    """Write the first layers of the model ``whole`` as a model of its own."""
    reader = GGUFReader(whole)
    architecture = str(reader.fields["general.architecture"].contents())
    writer = GGUFWriter(target, architecture)
    for name, field in reader.fields.items():
        if name.startswith("GGUF.") or name == "general.architecture":
            continue  # the writer's own
        value = _LAYERS if name == f"{architecture}.block_count" else field.contents()
        of_items = field.types[1] if field.types[0] is GGUFValueType.ARRAY else None
        writer.add_key_value(name, value, field.types[0], sub_type=of_items)
    for tensor in reader.tensors:
        if not tensor.name.startswith("blk.") or int(tensor.name.split(".")[1]) < _LAYERS:
            writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
