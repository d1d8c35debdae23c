import Glibc

/// Lends this program's terminal to a command in a process group of its own, for as long as the
/// command asks the user something there.
struct TerminalLoan: ~Copyable {
  private let terminal: Int32
  private var modes = termios()
  private var isLent = false

  init() { terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY) }

  /// Whether the command had the terminal, so that Ctrl-C went to it and not to this program.
  var wasLent: Bool { isLent }

  /// Makes `group` the foreground group, if this program's group is it now.
  ///
  /// - Returns: whether `group` is the foreground group.
  mutating func lend(to group: pid_t) -> Bool {
    guard terminal >= 0 else { return false }
    let foreground = tcgetpgrp(terminal)
    if foreground == group { return true }
    guard foreground == getpgrp(), tcgetattr(terminal, &modes) == 0 else { return false }
    guard tcsetpgrp(terminal, group) == 0 else { return false }
    isLent = true
    return true
  }

  /// Takes the terminal back, as it was, and lets go of it.
  mutating func end() {
    guard terminal >= 0 else { return }
    if isLent {
      // From the background, taking it would stop this program.
      var background = sigset_t()
      var mask = sigset_t()
      sigemptyset(&background)
      sigaddset(&background, SIGTTOU)
      pthread_sigmask(SIG_BLOCK, &background, &mask)
      tcsetpgrp(terminal, getpgrp())
      tcsetattr(terminal, TCSANOW, &modes)
      pthread_sigmask(SIG_SETMASK, &mask, nil)
    }
    close(terminal)
  }
}
