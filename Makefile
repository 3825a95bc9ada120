# slotscope: `make run` and `make test` are all a newcomer needs; they install what is missing.
CC      ?= cc
OPT     ?= -O2
STD      = -std=c11 -D_GNU_SOURCE
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
CFLAGS  ?= -g
B       ?= build/obj
PREFIX  ?= /usr/local

ROOMS    = base layout heap object lang vm snap diagram scene lesson session render app
ENGINE_SRC := $(foreach r,$(ROOMS),$(wildcard src/$(r)/*.c))
TUI_SRC    := $(wildcard src/tui/*.c)
MAIN_SRC   := $(wildcard src/main/*.c)
PYLIB      := $(wildcard src/pylib/*.py)
ENGINE_OBJ := $(ENGINE_SRC:src/%.c=$(B)/%.o) $(B)/pylib.o
APP_OBJ    := $(TUI_SRC:src/%.c=$(B)/%.o) $(MAIN_SRC:src/%.c=$(B)/%.o)

INC      = -Iinclude
ALL_CFLAGS = $(STD) $(OPT) $(CFLAGS) $(WARN) $(INC) $(EXTRA)

all: slotscope

slotscope: $(B)/slotscope
	@cp $< $@
$(B)/slotscope: $(APP_OBJ) $(B)/libslotscope.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(APP_OBJ) $(B)/libslotscope.a -lncursesw -ltinfo -lmd4c -lm
$(B)/libslotscope.a: $(ENGINE_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^
$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(B)/pylib.c: $(PYLIB) src/pylib/embed.sh
	@mkdir -p $(@D)
	sh src/pylib/embed.sh $(PYLIB) > $@
$(B)/pylib.o: $(B)/pylib.c
	$(CC) $(ALL_CFLAGS) -c -o $@ $<
-include $(ENGINE_OBJ:.o=.d) $(APP_OBJ:.o=.d)

# every object that exists, without linking
objects: $(ENGINE_OBJ) $(APP_OBJ)

clean:
	rm -rf build slotscope
.PHONY: all objects clean
