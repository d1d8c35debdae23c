#pragma once
#include <sys/types.h>

// A program that is started in a process group of its own does not get the signals by which a user
// ends this one. Between begin and end, SIGINT, SIGTERM, SIGHUP and SIGQUIT first kill that group and
// then do what they did before; what is ignored stays ignored. One group at a time: the caller holds
// a lock.

// Returns 0, or -1 with errno set.
int lever_child_group_begin(void);

// Names the group. A signal that has come since begin kills it now.
void lever_child_group_is(pid_t group);

// Gives the signals their earlier actions. Returns 1 when one of them killed the group, else 0.
int lever_child_group_end(void);
