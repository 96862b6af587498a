# Everything is done by installers/bootstrap.py, so that systems without make have the same steps.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) installers/bootstrap.py
GPU ?=

.PHONY: setup run test lint bench screenshots package lock
setup:
	@$(BOOTSTRAP) setup $(if $(GPU),--gpu $(GPU))
run:
	@$(BOOTSTRAP) run $(if $(GPU),--gpu $(GPU))
test:
	@$(BOOTSTRAP) test $(ARGUMENTS)
lint bench screenshots package lock:
	@$(BOOTSTRAP) $@
