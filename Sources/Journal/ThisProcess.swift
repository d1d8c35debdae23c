import Glibc
public import JournalModel
import LeverDomain

/// What the machine knows of this process and of others on it.
public enum ThisProcess {
  /// This process and the user who runs it.
  ///
  /// - Parameter command: the command as it was typed, or the word `screen`.
  public static func author(command: String) -> ChangeAuthor {
    ChangeAuthor(
      user: user, host: host, process: mark, terminal: terminal, command: command)
  }

  static var mark: ProcessMark {
    ProcessMark(
      identifier: getpid(), startedAt: startOfLivingProcess(getpid()),
      realm: "\(boot) \(processNamespace)")
  }

  /// The run of the machine: a name that is new after every start; empty where there is none.
  static let boot = firstLine(of: "/proc/sys/kernel/random/boot_id")

  /// The set of process numbers that this process sees.
  private static var processNamespace: String {
    var bytes = [CChar](repeating: 0, count: 64)
    let count = readlink("/proc/self/ns/pid", &bytes, bytes.count)
    guard count > 0 else { return "" }
    return String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static var user: String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var bytes = [CChar](repeating: 0, count: 4096)
    guard getpwuid_r(geteuid(), &entry, &bytes, bytes.count, &found) == 0, found != nil,
      let name = entry.pw_name
    else { return String(geteuid()) }
    return String(cString: name)
  }

  private static var host: String {
    var bytes = [CChar](repeating: 0, count: 256)
    guard gethostname(&bytes, bytes.count - 1) == 0 else { return "" }
    return text(bytes)
  }

  private static var terminal: String? {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      var bytes = [CChar](repeating: 0, count: 256)
      if ttyname_r(descriptor, &bytes, bytes.count) == 0 { return text(bytes) }
    }
    return nil
  }

  /// When a process started, in clock ticks since the machine did; nil when it has ended, whether or
  /// not its parent has taken note, or cannot be seen.
  static func startOfLivingProcess(_ identifier: Int32) -> UInt64? {
    // The name in parentheses may hold anything, so fields are counted from the last parenthesis.
    let line = firstLine(of: "/proc/\(identifier)/stat")
    guard let end = line.lastIndex(of: ")") else { return nil }
    let fields = line[line.index(after: end)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return UInt64(fields[19])
  }

  /// Whether a process number is in use, by whomever.
  static func isInUse(_ identifier: Int32) -> Bool {
    if !firstLine(of: "/proc/\(identifier)/stat").isEmpty {
      return startOfLivingProcess(identifier) != nil
    }
    return kill(identifier, 0) == 0 || errno == EPERM
  }

  private static func text(_ bytes: [CChar]) -> String {
    String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func firstLine(of path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return "" }
    return String(
      decoding: bytes.prefix(count).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
