import CSystem
import Glibc

/// What holds for the process from its first moment.
enum ProcessHardening {
  static func apply() {
    // Secrets must not end in a core file, nor in the hands of another process of the same user.
    // Where the kernel forbids the setting there is nothing better to do.
    _ = lever_forbid_core_dumps()
    // A reader that goes away must not kill a program that has a change under way.
    signal(SIGPIPE, SIG_IGN)
  }
}
