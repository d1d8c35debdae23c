import Glibc

/// The names of the system's users.
enum UserName {
  /// The name of a user; the number where there is none.
  static func of(_ identifier: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var memory = [CChar](repeating: 0, count: 1 << 14)
    return memory.withUnsafeMutableBufferPointer { memory in
      guard let start = memory.baseAddress,
        getpwuid_r(identifier, &entry, start, memory.count, &found) == 0, found != nil,
        let name = entry.pw_name
      else { return String(identifier) }
      return String(cString: name)
    }
  }
}
