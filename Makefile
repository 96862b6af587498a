# Everything is done by installers/bootstrap.py, so that systems without make have the same steps.
# GPU=cpu|cuda|vulkan|metal chooses what llama.cpp is built for; at first cpu, then what was chosen last.
PYTHON ?= python3
GPU ?=
ARGUMENTS ?=
BOOTSTRAP = $(PYTHON) installers/bootstrap.py

.PHONY: setup run test torture lint bench bench-convert screenshots package lock

setup run:
	@$(BOOTSTRAP) $@ $(if $(GPU),--gpu $(GPU))

test torture bench bench-convert screenshots lock:
	@$(BOOTSTRAP) $@ $(ARGUMENTS)

lint package:
	@$(BOOTSTRAP) $@
