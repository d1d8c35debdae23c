internal import Glibc

/// Where the programs are that were built together with the running tests.
public enum ProgramLocation {
  /// The path of an executable product or target of this package.
  ///
  /// - Throws: ``TestSupportError/file(path:reason:)`` when it has not been built; the tests'
  ///   target must depend on it.
  public static func executable(named name: String) throws -> String {
    // The tests are a program themselves.
    let tests = try linkTarget("/proc/self/exe")
    let path = tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)] + "/" + name
    guard access(String(path), X_OK) == 0 else {
      throw TestSupportError.file(path: String(path), reason: systemWords())
    }
    return String(path)
  }

  private static func linkTarget(_ link: String) throws -> String {
    guard let path = realpath(link, nil) else {
      throw TestSupportError.file(path: link, reason: systemWords())
    }
    defer { free(path) }
    return String(cString: path)
  }
}
