# Everything is done by installers/bootstrap.py, so that systems without make have the same steps.
# GPU=cpu|cuda|vulkan|metal chooses what llama.cpp is built for; at first cpu, then what was chosen last.
PYTHON ?= python3
GPU ?=
ARGUMENTS ?=
MINUTES ?= 30
SETS ?=
MODELS ?=
BOOTSTRAP = $(PYTHON) installers/bootstrap.py

.PHONY: setup run test torture lint bench bench-convert bench-judging bench-oy1 screenshots translations audit licences package \
	package-test lock

setup run:
	@$(BOOTSTRAP) $@ $(if $(GPU),--gpu $(GPU))

test bench bench-convert bench-oy1 screenshots package package-test lock:
	@$(BOOTSTRAP) $@ $(ARGUMENTS)

# MINUTES=30 of trying to break the program
torture:
	@$(BOOTSTRAP) $@ --minutes $(MINUTES) $(ARGUMENTS)

lint translations audit licences:
	@$(BOOTSTRAP) $@

# SETS=FOLDER of the public sets, MODELS=PATH,PATH instead of the installed ones
bench-judging:
	@$(BOOTSTRAP) $@ $(if $(SETS),--sets $(SETS)) $(if $(MODELS),--models $(MODELS)) $(ARGUMENTS)
