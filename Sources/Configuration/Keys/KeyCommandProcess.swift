import Glibc

/// Starts a key command.
enum KeyCommandProcess {
  /// A program in a process group of its own, and the reading end of its output, which does not
  /// block.
  struct Started {
    let process: pid_t
    let output: Int32
  }

  static func start(
    _ arguments: [String], _ environment: [String: String]
  ) throws(KeyCommandFailure) -> Started {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .notStarted(errno) }
    let (output, input) = (ends[0], ends[1])
    defer { close(input) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(output, F_SETFL, O_NONBLOCK)

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDOUT_FILENO)

    // Threads of the program may have signals blocked, and the screen has handlers of its own: the
    // command is to know nothing of either.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    var every = sigset_t()
    sigemptyset(&none)
    sigfillset(&every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))

    var process = pid_t()
    let status = CStringArray.with(arguments) { list in
      CStringArray.with(environment.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawnp(&process, arguments.first ?? "", &actions, &attributes, list, environment)
      }
    }
    guard status == 0 else {
      close(output)
      throw .notStarted(status)
    }
    return Started(process: process, output: output)
  }
}
