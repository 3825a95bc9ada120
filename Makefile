# slotscope. A newcomer needs two commands: `make run` and `make test`; each first installs what is missing (and says so).
#   make          build ./slotscope              make lint    rooms, warnings as errors (gcc and clang)
#   make run      open it at its lessons         make asan    the tests under address and undefined-behaviour sanitizers
#   make test     all tests                      make bench   speed and memory beside python3 (BENCH="--runs 9 calls")
#   make bench-time  what recording and stepping back cost (BENCH="7 rewrite")
#   make install  PREFIX=/usr/local DESTDIR=     make clean
CC      ?= cc
OPT     ?= -O2
CFLAGS  ?= -g
STD      = -std=c11 -D_GNU_SOURCE
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
PREFIX  ?= /usr/local
B       ?= build/obj
PROGRAM ?= slotscope

ROOMS      = base layout heap object lang vm snap diagram scene lesson session render app
ENGINE_SRC := $(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c))
APP_SRC    := $(wildcard src/tui/*.c src/main/*.c)
PYLIB      := $(wildcard src/pylib/*.py)
LESSONS    := $(wildcard lessons/*.md)
ENGINE_OBJ := $(ENGINE_SRC:src/%.c=$(B)/%.o) $(B)/pylib.o $(B)/lessons.o
APP_OBJ    := $(APP_SRC:src/%.c=$(B)/%.o) $(B)/heap_reader.o
TESTS      := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/test_*.c))
SCREENS    := $(patsubst tests/screen/%.c,$(B)/tests/%,$(wildcard tests/screen/test_*.c))

ALL_CFLAGS = $(STD) $(OPT) $(CFLAGS) $(WARN) -Iinclude $(EXTRA)
LIBS       = $(shell pkg-config --libs ncursesw md4c 2>/dev/null || echo -lncursesw -lmd4c) -lm
LIB_FLAGS  = $(shell pkg-config --cflags ncursesw md4c 2>/dev/null)
CHECK_LIBS = $(shell pkg-config --libs check vterm 2>/dev/null || echo -lcheck -lvterm) -lm -lpthread

all: $(PROGRAM)

$(PROGRAM): $(B)/slotscope
	@rm -f $@ && cp $< $@
$(B)/slotscope: $(APP_OBJ) $(B)/libslotscope.a
	$(CC) $(CFLAGS) $(EXTRA) $(LDFLAGS) -o $@ $(APP_OBJ) $(B)/libslotscope.a $(LIBS)
$(B)/libslotscope.a: $(ENGINE_OBJ)
	@rm -f $@
	@$(AR) rcs $@ $^
$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LIB_FLAGS) -MMD -MP -c -o $@ $<
$(B)/heap/%.o: ALL_CFLAGS += $(HEAP_EXTRA)
# library modules and lessons become data in the program
$(B)/pylib.c: $(PYLIB) src/pylib/embed.sh
	@mkdir -p $(@D)
	@sh src/pylib/embed.sh $(PYLIB) > $@
$(B)/lessons.c: $(LESSONS) src/lesson/embed.sh
	@mkdir -p $(@D)
	@sh src/lesson/embed.sh $(LESSONS) > $@
# the script that `verify` gives to a real python3
$(B)/heap_reader.c: src/main/heap_reader.py
	@mkdir -p $(@D)
	@(echo 'extern const char heap_reader[]; const char heap_reader[] = {'; od -An -v -td1 $< | sed 's/  */,/g; s/^,//; s/$$/,/'; echo '0};') > $@
$(B)/pylib.o $(B)/lessons.o $(B)/heap_reader.o: $(B)/%.o: $(B)/%.c
	$(CC) $(ALL_CFLAGS) -Wno-overlength-strings -c -o $@ $<
objects: $(ENGINE_OBJ) $(APP_OBJ)

$(B)/tests/%: tests/unit/%.c tests/unit/main.c $(B)/libslotscope.a
	@mkdir -p $(@D)
	$(CC) $(STD) -g -Wall -Wextra -Iinclude -Isrc $(EXTRA) $(LDFLAGS) -o $@ $< tests/unit/main.c $(B)/libslotscope.a $(CHECK_LIBS) $(LIBS)
$(B)/tests/%: tests/screen/%.c tests/unit/main.c $(wildcard tests/screen/*.h) $(B)/slotscope
	@mkdir -p $(@D)
	$(CC) $(STD) -g -Wall -Wextra -Iinclude -Itests/screen $(EXTRA) $(LDFLAGS) -o $@ $< tests/unit/main.c $(CHECK_LIBS) -lutil

deps:
	@sh tests/tools/deps.sh build
deps-test:
	@sh tests/tools/deps.sh build test

run: deps
	@$(MAKE) --no-print-directory all
	./$(PROGRAM)

test: deps-test
	@$(MAKE) --no-print-directory check
check: $(PROGRAM) $(TESTS) $(SCREENS)
	@sh tests/tools/run.sh $(B)

lint:
	@sh tests/tools/deps.sh build test lint
	@sh tests/tools/lint.sh
	@$(MAKE) --no-print-directory objects B=build/lint-gcc CC=gcc OPT=-O1 EXTRA=-Werror
	@$(MAKE) --no-print-directory objects B=build/lint-clang CC=clang OPT=-O0 EXTRA="-Werror -fsyntax-only"

asan: deps-test
	@$(MAKE) --no-print-directory check B=build/asan PROGRAM=build/slotscope-asan OPT=-O1 \
	    EXTRA="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -DHEAP_HIDE" \
	    HEAP_EXTRA=-fno-sanitize=address

# The long run of random programs, e.g. make random RANDOM="--count 2000 --seed 1 --python python3.13"; tests/tools/differential.log keeps it.
random: deps
	@$(MAKE) --no-print-directory all
	@python3 tests/tools/differential.py ./$(PROGRAM) --log tests/tools/differential.log $(RANDOM)

# Bad input of every kind, e.g. make fuzz FUZZ="--kinds api,prompt --seed 7 --seconds 600". With the sanitizers:
# make asan, then python3 tests/tools/fuzz.py build/slotscope-asan.
fuzz: deps
	@$(MAKE) --no-print-directory all
	@python3 tests/tools/fuzz.py ./$(PROGRAM) $(FUZZ)

bench: deps
	@$(MAKE) --no-print-directory all
	@$(CC) $(STD) -O2 -o $(B)/measure tests/bench/measure.c
	@python3 tests/bench/bench.py ./$(PROGRAM) $(B)/measure $(BENCH)
bench-time: deps
	@$(MAKE) --no-print-directory all
	@$(CC) $(STD) -O2 -Iinclude -o $(B)/travel tests/bench/travel.c $(B)/libslotscope.a $(LIBS)
	@$(B)/travel $(BENCH)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/slotscope/lessons
	install -m 755 $(B)/slotscope $(DESTDIR)$(PREFIX)/bin/slotscope
	install -m 644 $(LESSONS) $(DESTDIR)$(PREFIX)/share/slotscope/lessons

clean:
	rm -rf build slotscope

-include $(ENGINE_OBJ:.o=.d) $(APP_OBJ:.o=.d)
.PHONY: all objects deps deps-test run test check lint asan random fuzz bench bench-time install clean
