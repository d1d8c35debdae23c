import CSystem
import Glibc

/// What holds for the process from its first moment.
enum ProcessHardening {
  static func apply() {
    occupyStandardDescriptors()
    // Secrets must not end in a core file, nor in the hands of another process of the same user.
    // Where the kernel forbids the setting there is nothing better to do.
    _ = lever_forbid_core_dumps()
    // A reader that goes away must not kill a program that has a change under way.
    signal(SIGPIPE, SIG_IGN)
  }

  /// A stream that was closed at the start would be the number of the next file that is opened, and
  /// results would be written into the journal. What is put in its place fails for results and for
  /// input, as the closed stream would, and takes talk without a word.
  private static func occupyStandardDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      guard fcntl(descriptor, F_GETFD) < 0, errno == EBADF else { continue }
      _ = open("/dev/null", descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY)
    }
  }
}
