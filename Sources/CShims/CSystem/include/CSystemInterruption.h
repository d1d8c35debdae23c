#pragma once
// From now on each SIGINT, SIGTERM and SIGHUP is one byte in `notification`, the writing end of
// lever_notification_pipe, instead of the end of the process. Programs started later get the
// default actions back. Returns 0, or -1 with errno set.
int lever_notify_interruptions(int notification);
