#pragma once
#include <stdint.h>
// What glibc has and Swift's Glibc module leaves out: long options, pseudo-terminals, the watching
// of directories and the process controls used at start.
#include <getopt.h>
#include <locale.h>
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>

// prctl is variadic. Keeps the memory of this process out of core dumps and away from other
// processes of the same user. Returns 0, or -1 with errno set.
int lever_forbid_core_dumps(void);

// ioctl is variadic. Returns 0, or -1 with errno set.
int lever_set_window_size(int file_descriptor, unsigned short columns, unsigned short rows);
int lever_get_window_size(int file_descriptor, unsigned short *columns, unsigned short *rows);

// The columns that a character takes in a UTF-8 terminal, whatever the locale of the process:
// 0, 1 or 2, or -1 for a control character.
int lever_character_columns(uint32_t character);

// O_PATH, which Swift's Glibc module leaves out: opens a place without its content.
extern const int lever_open_path;

#include "CSystemChildGroup.h"
#include "CSystemInterruption.h"
#include "CSystemOptions.h"
#include "CSystemProcess.h"
#include "CSystemTerminal.h"
#include "CSystemThread.h"
