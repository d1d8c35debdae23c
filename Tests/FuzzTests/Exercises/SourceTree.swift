import Foundation

/// Where the inputs lie in the source tree.
enum SourceTree {
  private static let tests = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The documented payloads of a venue, as its client's tests hold them.
  static func payloads(_ venue: String) throws -> [[UInt8]] {
    try files(in: tests.appending(path: "VenueClientTests/\(venue)/Payloads"), ending: ".json")
  }

  /// The themes that come with the program.
  static func themes() throws -> [[UInt8]] {
    try files(in: tests.deletingLastPathComponent().appending(path: "themes"), ending: ".toml")
  }

  /// Inputs that once broke a target.
  static func crashers(_ target: String) throws -> [[UInt8]] {
    let folder = tests.appending(path: "FuzzTests/Crashers/\(target)")
    guard FileManager.default.fileExists(atPath: folder.path()) else { return [] }
    return try files(in: folder, ending: "")
  }

  private static func files(in folder: URL, ending: String) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted()
      .filter { $0.hasSuffix(ending) }
      .map { Array(try Data(contentsOf: folder.appending(path: $0))) }
  }
}
