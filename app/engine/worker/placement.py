"""The placement of a model's layers: on the requested device, as far as its free memory allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.domain.generation import GPU_KINDS, Device
from app.domain.gguf import GgufHeader
from app.domain.measured_speed import MeasuredSpeed, fastest_device
from app.engine.memory_fit import MemoryNeed, plan_offload
from app.translation import tr

PROCESSOR = "CPU"


@dataclass(frozen=True, slots=True)
class Placement:
    """A native device handle (0 for none), the device's name, its number of layers, and why not another device."""

    handle: int
    device: str
    layers: int
    reason: str = ""


Devices = list[tuple[int, Device]]  # each with its native handle


def place(
    wanted: str,
    header: GgufHeader,
    need: MemoryNeed,
    list_devices: Callable[[], Devices],
    speeds: Sequence[MeasuredSpeed] = (),
) -> Placement:
    """Return the placement: on the named device, or with "auto" the fastest there is, else the processor.

    The fastest is the fastest kind until it was measured, and then of those that were measured the fastest.
    ``reason`` says in one sentence why the processor is used where something else was requested. The devices are not
    listed where the processor is requested, so that no driver runs.
    """
    if wanted.lower() == "cpu":
        return Placement(0, PROCESSOR, 0)
    devices = list_devices()
    if any(each.name == wanted and each.kind == "cpu" for _, each in devices):
        return Placement(0, PROCESSOR, 0)
    gpus = [(handle, each) for handle, each in devices if each.kind in GPU_KINDS]
    if wanted == "auto":
        gpus.sort(key=lambda pair: (pair[1].kind != "gpu", -pair[1].free_bytes))
    else:
        gpus = [pair for pair in gpus if pair[1].name == wanted]
    if not gpus:
        missing = tr("The device {wanted} is not there, so the processor computes.", wanted=wanted)
        return Placement(0, PROCESSOR, 0, "" if wanted == "auto" else missing)
    if wanted == "auto":
        names = [each.name for _, each in gpus]
        measured = fastest_device([each for each in speeds if each.device in (*names, PROCESSOR)], names[0])
        if measured == PROCESSOR:
            return Placement(0, PROCESSOR, 0)
        gpus = [pair for pair in gpus if pair[1].name == measured]
    handle, device = gpus[0]
    layers = plan_offload(header, need, device.free_bytes)
    if layers == 0:
        reason = tr("{device} has too little free memory, so the processor computes.", device=device.name)
        return Placement(0, PROCESSOR, 0, reason)
    return Placement(handle, device.name, layers)
