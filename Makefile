# grill: build, test, install. `make help` lists what there is to make.
#
# Variables: BUILD=release|debug|asan   CC CFLAGS LDFLAGS   PREFIX DESTDIR   JOBS   V=1
# Each variant lives in build/$(BUILD); build/grill is a copy of the release program.

BUILD ?= release
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/grill
MANDIR ?= $(PREFIX)/share/man
SHAREDIR ?= $(PREFIX)/share
INSTALL ?= install
PKG_CONFIG ?= pkg-config
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

PACKAGES = libcmark yaml-0.1 libedit libutf8proc
TEST_PACKAGES = cmocka vterm

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-print-directory

SYSTEM := $(shell uname -s)
ifeq ($(SYSTEM),Darwin)
# Homebrew keeps its libedit apart from the system's.
export PKG_CONFIG_PATH := $(shell brew --prefix libedit 2>/dev/null)/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

# ---- flags ----------------------------------------------------------------------------------------------------------

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wformat=2 -Wno-format-nonliteral -Wundef -Wvla -Wwrite-strings -Wpointer-arith
STANDARD = -std=c17 -D_GNU_SOURCE -Iinclude
HARDENING = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
ifeq ($(SYSTEM),Darwin)
HARDENING_LD = -pie
else
HARDENING_LD = -pie -Wl,-z,relro -Wl,-z,now
endif

# Against -O2, decks load in a twentieth less time, and the program grows by a tenth.
VARIANT_release = -O3 -g $(HARDENING)
VARIANT_LD_release = $(HARDENING_LD)
VARIANT_debug = -Og -g3
VARIANT_LD_debug =
VARIANT_asan = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
VARIANT_LD_asan = -fsanitize=address,undefined
VARIANT_fuzz = $(VARIANT_asan) -fsanitize=fuzzer-no-link
VARIANT_LD_fuzz = $(VARIANT_LD_asan)

ifeq ($(filter $(BUILD),release debug asan fuzz),)
$(error BUILD is release, debug or asan, not "$(BUILD)")
endif

PACKAGE_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
PACKAGE_LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null)
ifneq ($(SYSTEM),Linux)
PACKAGE_LIBS += $(shell printf 'int main(void){return 0;}' | $(CC) -x c - -liconv -o /dev/null 2>/dev/null && echo -liconv)
endif
TEST_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(TEST_PACKAGES) 2>/dev/null)
TEST_LIBS := $(shell $(PKG_CONFIG) --libs $(TEST_PACKAGES) 2>/dev/null) -lutil

COMPILE = $(CC) -pthread $(STANDARD) $(WARNINGS) $(VARIANT_$(BUILD)) $(PACKAGE_CFLAGS) $(CPPFLAGS) $(CFLAGS)
LINK = $(CC) -pthread $(VARIANT_$(BUILD)) $(CFLAGS) $(VARIANT_LD_$(BUILD)) $(LDFLAGS)
LIBS = $(PACKAGE_LIBS) -lm $(LDLIBS)
CLI_DEFINES = -DGRILL_DATADIR='"$(DATADIR)"'

# ---- files ----------------------------------------------------------------------------------------------------------

out := build/$(BUILD)
sources := $(sort $(wildcard src/*/*.c))
library_sources := $(filter-out src/cli/main.c,$(sources))
objects := $(sources:src/%.c=$(out)/obj/%.o)
library_objects := $(library_sources:src/%.c=$(out)/obj/%.o)

program := $(if $(wildcard src/cli/main.c),$(if $(filter release,$(BUILD)),build/grill,$(out)/grill))

unit_tests := $(patsubst tests/%.c,$(out)/tests/%,$(wildcard tests/unit/test_*.c))
tty_helpers := tests/tty/pty.c
tty_tests := $(patsubst tests/%.c,$(out)/tests/%,$(filter-out $(tty_helpers),$(wildcard tests/tty/*.c)))
other_tests := $(patsubst tests/%.c,$(out)/tests/%,$(wildcard tests/spec/*.c tests/fault/*.c tests/golden/*.c))
property_test := $(if $(wildcard tests/property/*.c),$(out)/tests/property/run_property)
property_objects := $(patsubst tests/%.c,$(out)/tests/obj/%.o,$(wildcard tests/property/*.c))
fuzz_sources := $(wildcard tests/fuzz/fuzz_*.c)
fuzz_replays := $(patsubst tests/%.c,$(out)/tests/%,$(fuzz_sources))
bench_programs := $(patsubst tests/%.c,$(out)/tests/%,$(wildcard tests/bench/*.c))

# What runs under the sanitizers, and what runs as it is shipped.
test_programs_asan := $(unit_tests) $(other_tests) $(property_test) $(fuzz_replays)
test_programs_release := $(unit_tests) $(other_tests) $(property_test) $(tty_tests)
test_programs_debug := $(test_programs_release) $(fuzz_replays)

# ---- targets --------------------------------------------------------------------------------------------------------

.PHONY: all quiz check check-long bench lint format install uninstall clean help
.PHONY: force programs bench-programs show-flags run-quiz run-check run-bench

all: $(out)/libgrill.a $(program) ## build the program: build/grill (installs nothing)

# In a make of its own, because pkg-config has to be asked after the packages are there.
submake = $(MAKE) $(if $(findstring j,$(MAKEFLAGS)),,-j$(JOBS))

quiz: ## set up everything, build and start a quiz on the bundled decks
	@sh .build/packages.sh install build
	@$(submake) all
	@build/grill

check: ## set up everything, build and run all tests
	@sh .build/packages.sh install test
	@$(submake) run-check

check-long: ## the same with the slow tests: property tests over many documents, long sweeps
	@sh .build/packages.sh install test
	@GRILL_LONG=1 $(submake) run-check

check-%: ## only one kind of tests: unit, spec, property, golden, cli, tty, fault, fuzz, build; WORD= selects by name
	@$(submake) run-check KIND=$*

bench: ## print what things cost, as ratios of one run
	@sh .build/packages.sh install test
	@$(submake) BUILD=release all bench-programs
	@sh tests/run.sh bench

lint: ## check the rules of the house
	@sh tests/run.sh lint

format: ## run clang-format over all C files
	clang-format -i $(wildcard src/*/*.[ch] include/grill/*/*.h tests/*/*.[ch])

# Not every system's compiler comes with the sanitizers' libraries.
sanitizers = $(shell printf 'int main(void){return 0;}' | $(CC) -x c - $(VARIANT_asan) -o /dev/null 2>/dev/null && echo yes)

# A test program that does not build is a failed suite, and no reason to keep silent about the others.
run-check:
	@$(MAKE) BUILD=release all
	-@$(MAKE) -k BUILD=release programs
ifneq ($(and $(filter run-check,$(MAKECMDGOALS)),$(sanitizers)),)
	@$(MAKE) BUILD=asan all
	-@$(MAKE) -k BUILD=asan programs
endif
	@sh tests/run.sh $(or $(KIND),check) $(WORD)

programs: $(test_programs_$(BUILD))
	@:

bench-programs: $(bench_programs)
	@:

# For tests/lint: what a file has to be compiled with to be checked.
show-flags:
	@echo '$(STANDARD) -I$(CURDIR)/include $(WARNINGS) $(PACKAGE_CFLAGS)'

help: ## this list
	@awk -F ':.*## ' '/^[a-z%-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile
	@echo "  make fuzz-NAME    build the libFuzzer program of tests/fuzz/fuzz_NAME.c (needs clang)"
	@echo "Variables: BUILD=release|debug|asan PREFIX=$(PREFIX) DESTDIR= CC=$(CC) CFLAGS= LDFLAGS="

clean: ## remove everything that was built
	rm -rf build

# ---- building -------------------------------------------------------------------------------------------------------

# V=1 shows the commands whole.
silent := $(findstring s,$(firstword -$(MAKEFLAGS)))
show = $(if $(V),,@$(if $(silent),,echo "  $(1) $@";) )

# A stamp is rewritten only when its text changes, so what depends on it is rebuilt when flags or members change.
quote = '$(subst ','\'',$(1))'
same = mkdir -p $(@D) && printf '%s\n' $(call quote,$(1)) | cmp -s - $@
write = printf '%s\n' $(call quote,$(1)) >$@

$(out)/flags: force
	@$(call same,$(COMPILE) $(LINK) $(LIBS)) || { CC="$(CC)" sh .build/packages.sh check build && \
		$(call write,$(COMPILE) $(LINK) $(LIBS)); }

$(out)/test-flags: force
	@$(call same,$(TEST_CFLAGS) $(TEST_LIBS)) || { CC="$(CC)" sh .build/packages.sh check test && \
		$(call write,$(TEST_CFLAGS) $(TEST_LIBS)); }

$(out)/cli-flags: force
	@$(call same,$(CLI_DEFINES)) || $(call write,$(CLI_DEFINES))

$(out)/members: force
	@$(call same,$(library_objects)) || $(call write,$(library_objects))

$(filter $(out)/obj/cli/%,$(objects)): $(out)/cli-flags

$(out)/obj/%.o: src/%.c $(out)/flags
	@mkdir -p $(@D)
	$(call show,CC)$(COMPILE) $(if $(findstring /obj/cli/,$@),$(CLI_DEFINES)) -MMD -MP -c -o $@ $<

$(out)/libgrill.a: $(library_objects) $(out)/members
	@rm -f $@
	$(call show,AR)$(AR) rcs $@ $(library_objects)

$(out)/grill: $(out)/obj/cli/main.o $(out)/libgrill.a | build/content
	$(call show,LD)$(LINK) -o $@ $< $(out)/libgrill.a $(LIBS)

# The variants' programs look for the bundled decks in ../content, as build/grill does.
build/content:
	@mkdir -p build
	@ln -sfn ../content $@

build/grill: build/release/grill
	@cp -f $< $@

$(out)/tests/obj/%.o: tests/%.c $(out)/flags $(out)/test-flags
	@mkdir -p $(@D)
	$(call show,CC)$(COMPILE) $(TEST_CFLAGS) -Itests -MMD -MP -c -o $@ $<

$(unit_tests) $(other_tests) $(bench_programs): $(out)/tests/%: $(out)/tests/obj/%.o $(out)/libgrill.a
	@mkdir -p $(@D)
	$(call show,LD)$(LINK) -o $@ $^ $(LIBS) $(TEST_LIBS)

$(property_test): $(property_objects) $(out)/libgrill.a
	@mkdir -p $(@D)
	$(call show,LD)$(LINK) -o $@ $^ $(LIBS)

$(tty_tests): $(out)/tests/%: $(out)/tests/obj/%.o $(tty_helpers:tests/%.c=$(out)/tests/obj/%.o) $(out)/libgrill.a
	@mkdir -p $(@D)
	$(call show,LD)$(LINK) -o $@ $^ $(LIBS) $(TEST_LIBS)

$(fuzz_replays): $(out)/tests/%: $(out)/tests/obj/%.o $(out)/tests/obj/fuzz/replay.o $(out)/libgrill.a
	@mkdir -p $(@D)
	$(call show,LD)$(LINK) -o $@ $^ $(LIBS)

fuzz-%: tests/fuzz/fuzz_%.c
	@$(MAKE) BUILD=fuzz CC=clang build/fuzz/fuzz_$*

build/fuzz/fuzz_%: $(out)/tests/obj/fuzz/fuzz_%.o $(out)/libgrill.a
	$(call show,LD)$(LINK) -fsanitize=fuzzer -o $@ $^ $(LIBS)

.SECONDARY:

# ---- installing -----------------------------------------------------------------------------------------------------

# Everything in content/ is for $(DATADIR), the manual pages and completions aside.
decks = find . -type f ! -name '.*' ! -name '*.[1-8]' ! -path './completions/*'
manuals = find content -name '*.[1-8]'

install: all ## install below PREFIX (default /usr/local); DESTDIR is put in front
	$(INSTALL) -d "$(DESTDIR)$(BINDIR)" "$(DESTDIR)$(DATADIR)"
	$(INSTALL) -m 755 $(out)/grill "$(DESTDIR)$(BINDIR)/grill"
	@cd content && $(decks) | while IFS= read -r f; do \
		mkdir -p "$(DESTDIR)$(DATADIR)/$${f%/*}" && \
		$(INSTALL) -m 644 "$$f" "$(DESTDIR)$(DATADIR)/$$f" || exit 1; done
	@$(manuals) | while IFS= read -r f; do \
		$(INSTALL) -d "$(DESTDIR)$(MANDIR)/man$${f##*.}" && \
		$(INSTALL) -m 644 "$$f" "$(DESTDIR)$(MANDIR)/man$${f##*.}/$${f##*/}" || exit 1; done
	@sh .build/completions.sh install "$(DESTDIR)$(SHAREDIR)"

uninstall: ## remove what install put there
	rm -f "$(DESTDIR)$(BINDIR)/grill"
	rm -rf "$(DESTDIR)$(DATADIR)"
	@$(manuals) | while IFS= read -r f; do rm -f "$(DESTDIR)$(MANDIR)/man$${f##*.}/$${f##*/}"; done
	@sh .build/completions.sh uninstall "$(DESTDIR)$(SHAREDIR)"

ifeq ($(filter clean help uninstall format,$(MAKECMDGOALS)),)
-include $(objects:.o=.d) $(wildcard $(out)/tests/obj/*/*.d)
endif
