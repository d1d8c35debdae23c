#define _GNU_SOURCE
#include "CSystemProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

struct program {
  const char *path;
  char *const *arguments;
  char *const *environment;
  int standard[3];
};

_Noreturn static void become(const struct program *program, int report) {
  for (int signal = 1; signal < NSIG; signal++) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(signal, &action, NULL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int descriptor = 0; descriptor < 3; descriptor++)
    if (dup2(program->standard[descriptor], descriptor) < 0) goto failed;
  // All the others close by themselves when the program is replaced.
  if (close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) < 0) goto failed;
  execve(program->path, program->arguments, program->environment);
failed:;
  const int error = errno;
  if (write(report, &error, sizeof error) < 0) _exit(126);
  _exit(127);
}

// The leader of the session on a terminal, as a shell is one for the programs that it runs. While it
// lives, the terminal stays as the program left it. Tells over `link` which process the program is,
// then how it ended, and waits there until nobody listens any more.
_Noreturn static void lead(const struct program *program, int report, int link) {
  if (setsid() < 0 || ioctl(program->standard[0], TIOCSCTTY, 0) < 0) _exit(126);
  // It is not replaced by another program, so it has to close what it inherited by itself: other
  // programs wait for the ends of those pipes.
  for (int descriptor = 0; descriptor < 3; descriptor++)
    if (dup2(program->standard[descriptor], descriptor) < 0) _exit(126);
  const int above = fcntl(link, F_DUPFD, 8), beside = fcntl(report, F_DUPFD, 8);
  if (above < 0 || beside < 0) _exit(126);
  link = dup3(above, 3, O_CLOEXEC);
  report = dup3(beside, 4, O_CLOEXEC);
  if (link < 0 || report < 0 || close_range(5, ~0U, 0) < 0) _exit(126);
  const struct program own = {program->path, program->arguments, program->environment, {0, 1, 2}};
  const pid_t process = _Fork();
  if (process < 0) _exit(126);
  if (process == 0) {
    // A group of its own, in the foreground: as it would be under a shell. Signals are still blocked,
    // so that taking the foreground from behind stops nothing.
    setpgid(0, 0);
    tcsetpgrp(0, getpid());
    become(&own, report);
  }
  close(report);
  int status = 0;
  if (write(link, &process, sizeof process) < 0) _exit(126);
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  if (write(link, &status, sizeof status) < 0) _exit(126);
  char nothing;
  while (read(link, &nothing, 1) < 0 && errno == EINTR) continue;
  _exit(0);
}

// Starts a program, or its leader when there is a `link` to it. The descriptors in `program` are
// above 2, so that no dup2 overwrites one that is still needed.
static pid_t start(const struct program *program, int link) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) < 0) return -1;
  // No handler of this program may run in the child before it has become the other program.
  sigset_t all, mask;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &mask);
  pid_t process = fork();
  if (process == 0) {
    if (link >= 0) lead(program, report[1], link);
    setsid();
    become(program, report[1]);
  }
  int error = process < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  close(report[1]);
  if (process > 0) {
    // Nothing arrives when the program was replaced.
    ssize_t count;
    do count = read(report[0], &error, sizeof error);
    while (count < 0 && errno == EINTR);
    if (count > 0) {
      // A leader stays as long as somebody may listen.
      if (link >= 0) shutdown(link, SHUT_RDWR);
      waitpid(process, NULL, 0);
      process = -1;
    }
  }
  close(report[0]);
  errno = error;
  return process;
}

pid_t lever_spawn(const char *path, char *const arguments[], char *const environment[],
                  int input, int output, int error) {
  struct program program = {path, arguments, environment, {-1, -1, -1}};
  const int given[3] = {input, output, error};
  pid_t process = -1;
  int failure = 0;
  for (int index = 0; index < 3 && failure == 0; index++) {
    program.standard[index] = fcntl(given[index], F_DUPFD_CLOEXEC, 3);
    if (program.standard[index] < 0) failure = errno;
  }
  if (failure == 0) {
    process = start(&program, -1);
    failure = errno;
  }
  for (int index = 0; index < 3; index++)
    if (program.standard[index] >= 0) close(program.standard[index]);
  errno = failure;
  return process;
}

int lever_spawn_on_pty(const char *path, char *const arguments[], char *const environment[],
                       unsigned short columns, unsigned short rows, lever_pty_program *started) {
  struct winsize size = {rows, columns, 0, 0};
  int secondary, link[2];
  if (openpty(&started->primary, &secondary, NULL, NULL, &size) < 0) return -1;
  fcntl(started->primary, F_SETFD, FD_CLOEXEC);
  fcntl(secondary, F_SETFD, FD_CLOEXEC);
  int failure = 0;
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, link) < 0) {
    failure = errno;
  } else {
    const struct program program = {path, arguments, environment,
                                    {secondary, secondary, secondary}};
    started->link = link[0];
    started->leader = start(&program, link[1]);
    failure = errno;
    close(link[1]);
    if (started->leader > 0) {
      ssize_t count;
      do count = read(started->link, &started->process, sizeof started->process);
      while (count < 0 && errno == EINTR);
      failure = count == sizeof started->process ? 0 : ECHILD;
      if (failure != 0) waitpid(started->leader, NULL, 0);
    }
    if (failure != 0) close(started->link);
  }
  close(secondary);
  if (failure != 0) close(started->primary);
  errno = failure;
  return failure == 0 ? 0 : -1;
}

int lever_wait_exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
int lever_wait_ending_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
int lever_wait_stopping_signal(int status) { return WIFSTOPPED(status) ? WSTOPSIG(status) : 0; }

int lever_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
