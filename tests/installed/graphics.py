"""The installed program without Vulkan, on Mesa's software device, and with a driver that ends the engine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.installed.bare_system import HOME, PERSON, BareSystem

_DATA = "graphics"
_DEVICE = "Vulkan0"
_SOFTWARE = {"GGML_VK_VISIBLE_DEVICES": "0"}  # llama.cpp passes a software device over unless it is named
_PACKAGES = ("libvulkan1", "mesa-vulkan-drivers")
_MESSAGE = "What helps on a long evening?"
# of the real loader's interface, and it ends the process as soon as it is asked
_FAULTY = """
#include <cstdint>
#include <cstdlib>
extern "C" int32_t vk_icdNegotiateLoaderICDInterfaceVersion(uint32_t *) { abort(); }
extern "C" void * vk_icdGetInstanceProcAddr(void *, const char *) { abort(); }
"""
_FAULTY_FOLDER = Path("opt", "faulty-driver")  # confined, the engine reads /opt


class GraphicsDevices:
    """What the installed program computes on, from a system without Vulkan to one with a faulty driver."""

    def __init__(self, system: BareSystem, tell: Callable[[str, str], None]) -> None:
        self._system, self._tell = system, tell

    def try_all(self) -> None:
        """Try each kind of system in turn; what is installed for it stays."""
        self._without_vulkan()
        self._system.install_named(*_PACKAGES)
        self._on_the_software_device()
        self._with_a_faulty_driver()

    def _without_vulkan(self) -> None:
        """Without the loader of Vulkan, the module for it is passed over."""
        assert not list(self._system.root.glob("usr/lib/*/libvulkan.so.1")), "the bare system has Vulkan"
        assert list(self._system.root.glob("usr/lib/oyster-desktop/lib/bin/graphics/libggml-vulkan.so"))
        self._choose("auto")
        self._oyster({}, "models", "get", "trial")
        assert self._device_of_a_turn(_SOFTWARE) == "CPU"
        self._tell("without libvulkan.so.1", "a turn on the processor")

    def _on_the_software_device(self) -> None:
        """The device is found by the confined engine, and a turn runs on it where it was chosen."""
        assert f"{_DEVICE} (gpu: llvmpipe" in self._engine_words(_SOFTWARE), self._engine_words(_SOFTWARE)
        self._choose(_DEVICE)
        device = self._device_of_a_turn(_SOFTWARE)
        assert device.startswith(_DEVICE), device
        self._tell("with Mesa's software device (lavapipe), chosen", f"a turn on {device}")
        hidden = self._engine_words(_SOFTWARE | {"VK_ICD_FILENAMES": self._driver_at_home()}, well=False)
        assert "Not used, because their driver needs more" in hidden and _DEVICE in hidden, hidden
        self._tell("a driver where the confined engine reads nothing", "told by 'oyster doctor'")
        said = self._said_in_a_terminal({})
        assert f"The device {_DEVICE} is not there, so the processor computes." in said, said
        self._tell("the chosen device not offered any more", "a turn on the processor, and the reason told")

    def _with_a_faulty_driver(self) -> None:
        """A driver that ends the engine leaves a turn to the processor, with the reason told."""
        environment = {"VK_ICD_FILENAMES": str(self._faulty_driver())}
        self._choose("auto")
        said = self._said_in_a_terminal(environment)
        assert "A graphics driver ended the engine" in said, said
        assert self._device_of_a_turn(environment) == "CPU"
        assert "A graphics driver ended the engine" in self._engine_words(environment, well=False)
        self._choose("cpu")
        assert "A graphics driver" not in self._said_in_a_terminal(environment)
        self._tell("a driver that ends the engine", "a turn on the processor, and the reason told")

    def _driver_at_home(self) -> str:
        """Copy the software device's description to where the confined engine reads nothing, and return its path."""
        (described,) = self._system.root.glob("usr/share/vulkan/icd.d/lvp_icd.*.json")
        shutil.copyfile(described, self._system.home / described.name)
        return f"{HOME}/{described.name}"

    def _faulty_driver(self) -> Path:
        """Put the faulty driver into the system, and return the path of its description there."""
        folder = self._system.root / _FAULTY_FOLDER
        folder.mkdir(parents=True)
        building = ["g++", "-shared", "-fPIC", "-x", "c++", "-o", str(folder / "driver.so"), "-"]
        subprocess.run(building, input=_FAULTY, text=True, check=True)
        library = f"/{_FAULTY_FOLDER}/driver.so"
        described = {
            "file_format_version": "1.0.0",
            "ICD": {"library_path": library, "api_version": "1.3.0"},
        }
        (folder / "driver.json").write_text(json.dumps(described), encoding="ascii")
        return Path("/", _FAULTY_FOLDER, "driver.json")

    def _choose(self, device: str) -> None:
        """Keep a device as the settings do."""
        data = self._system.home / _DATA
        data.mkdir(mode=0o700, exist_ok=True)
        (data / "settings.json").write_text(json.dumps({"device": device}), encoding="ascii")
        for path in (data, data / "settings.json"):
            os.chown(path, PERSON, PERSON)

    def _oyster(self, environment: Mapping[str, str], *words: str, **how: object) -> str:
        return self._system.run(["oyster", "--data-dir", f"{HOME}/{_DATA}", *words], environment, **how)

    def _device_of_a_turn(self, environment: Mapping[str, str]) -> str:
        report = json.loads(
            self._oyster(environment, "chat", "--once", _MESSAGE, "--json", "--model", "trial")
        )
        assert report["reply"].strip(), report
        return str(report["facts"]["device"])

    def _said_in_a_terminal(self, environment: Mapping[str, str]) -> str:
        """Return what a conversation of one message prints, with its lines joined."""
        printed = self._oyster(environment, "chat", "--private", "--model", "trial", text=f"{_MESSAGE}\n")
        return " ".join(printed.split())

    def _engine_words(self, environment: Mapping[str, str], *, well: bool = True) -> str:
        """Return what ``oyster doctor`` says of the engine."""
        code = 0 if well else 1
        found = json.loads(self._oyster(environment, "doctor", "--json", code=code))["findings"]
        return next(each["words"] for each in found if each["subject"] == "engine")
