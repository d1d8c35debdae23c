#define _GNU_SOURCE
#include "CSystemProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct program {
  const char *path;
  char *const *arguments;
  char *const *environment;
  int standard[3];
  int own_terminal;
};

static void become(const struct program *program, int report) {
  for (int signal = 1; signal < NSIG; signal++) {
    struct sigaction action = {.sa_handler = SIG_DFL};
    sigaction(signal, &action, NULL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (setsid() < 0) goto failed;
  if (program->own_terminal && ioctl(program->standard[0], TIOCSCTTY, 0) < 0) goto failed;
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

// The descriptors in `program` are above 2, so that no dup2 overwrites one that is still needed.
static pid_t start(const struct program *program) {
  int report[2];
  if (pipe2(report, O_CLOEXEC) < 0) return -1;
  // No handler of this program may run in the child before it has become the other program.
  sigset_t all, mask;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &mask);
  pid_t process = fork();
  if (process == 0) become(program, report[1]);
  int error = process < 0 ? errno : 0;
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  close(report[1]);
  if (process > 0) {
    // Nothing arrives when the program was replaced.
    ssize_t count;
    do count = read(report[0], &error, sizeof error);
    while (count < 0 && errno == EINTR);
    if (count > 0) {
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
  struct program program = {path, arguments, environment, {-1, -1, -1}, 0};
  const int given[3] = {input, output, error};
  pid_t process = -1;
  int failure = 0;
  for (int index = 0; index < 3 && failure == 0; index++) {
    program.standard[index] = fcntl(given[index], F_DUPFD_CLOEXEC, 3);
    if (program.standard[index] < 0) failure = errno;
  }
  if (failure == 0) {
    process = start(&program);
    failure = errno;
  }
  for (int index = 0; index < 3; index++)
    if (program.standard[index] >= 0) close(program.standard[index]);
  errno = failure;
  return process;
}

pid_t lever_spawn_on_pty(const char *path, char *const arguments[], char *const environment[],
                         unsigned short columns, unsigned short rows, int *primary) {
  struct winsize size = {rows, columns, 0, 0};
  int secondary;
  if (openpty(primary, &secondary, NULL, NULL, &size) < 0) return -1;
  fcntl(*primary, F_SETFD, FD_CLOEXEC);
  fcntl(secondary, F_SETFD, FD_CLOEXEC);
  const struct program program = {
      path, arguments, environment, {secondary, secondary, secondary}, 1};
  const pid_t process = start(&program);
  const int failure = errno;
  close(secondary);
  if (process < 0) close(*primary);
  errno = failure;
  return process;
}

int lever_wait_exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
int lever_wait_ending_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }
int lever_wait_stopping_signal(int status) { return WIFSTOPPED(status) ? WSTOPSIG(status) : 0; }
