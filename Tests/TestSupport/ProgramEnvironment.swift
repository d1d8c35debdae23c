internal import Glibc

/// The environments that tests start programs with: known ones, whatever the machine has set.
public enum ProgramEnvironment {
  /// Where programs are found, a UTF-8 locale, and no backtraces from Swift's runtime, which take
  /// seconds and talk to the terminal.
  public static var plain: [String: String] {
    var environment = ["LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    for name in ["PATH", "LD_LIBRARY_PATH"] {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return environment
  }

  /// The same in a terminal of the given type.
  public static func terminal(_ type: String = "xterm-256color") -> [String: String] {
    plain.merging(["TERM": type]) { $1 }
  }
}
