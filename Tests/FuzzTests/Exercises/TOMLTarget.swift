import LeverDomain
import TOMLDocument
import TerminalCanvas

@testable import Configuration

extension FuzzTarget {
  /// Files that a person writes.
  static let toml: FuzzTarget = {
    let paths = ConfigurationPaths(environment: ["HOME": "/home/trader"])
    return FuzzTarget(
      name: "toml",
      exercises: [
        Exercise("document") { (bytes) throws(BrokenInvariant) in
          let document: TOMLDocument
          do throws(TOMLError) {
            document = try TOMLDocument(bytes, file: "file.toml")
          } catch {
            return try hold(error.description, line: error.line, in: bytes)
          }
          try hold(document.root, depth: 0)
        },
        Exercise("configuration") { (bytes) throws(BrokenInvariant) in
          let read: Configuration
          do throws(ConfigurationError) {
            read = try Configuration(
              parsing: bytes, file: "/home/trader/config.toml", paths: paths)
          } catch {
            return try hold(error.description, line: error.line, in: bytes)
          }
          try require(
            (try? Leverage(read.confirmAbove.description)) == read.confirmAbove,
            "the threshold reads otherwise than it is written")
        },
        Exercise("theme") { (bytes) throws(BrokenInvariant) in
          do throws(ConfigurationError) {
            let file = try ThemeFile(parsing: bytes, path: "/themes/fuzzed.toml", name: "fuzzed")
            do throws(ThemeError) {
              _ = try file.definition.resolve()
            } catch {
              throw file.error(error)
            }
          } catch {
            try hold(error.description, line: error.line, in: bytes)
          }
        },
        Exercise("key file") { (bytes) throws(BrokenInvariant) in
          do throws(ConfigurationError) {
            let result: Result<Void, ConfigurationError> = bytes.withUnsafeBytes { bytes in
              do throws(ConfigurationError) {
                _ = try CredentialReader.parse(bytes, file: "key.toml")
                return .success(())
              } catch {
                return .failure(error)
              }
            }
            try result.get()
          } catch {
            try hold(error.description, line: error.line, in: bytes)
          }
        },
      ],
      seeds: { try SourceTree.themes() + Seeds.configuration })
  }()

  private static func hold(_ table: TOMLTable, depth: Int) throws(BrokenInvariant) {
    try require(depth <= 70, "a document is deeper than allowed")
    for key in table.keys {
      guard let value = table[key] else { throw BrokenInvariant("a key has no value") }
      try hold(value, depth: depth + 1)
    }
  }

  private static func hold(_ value: TOMLValue, depth: Int) throws(BrokenInvariant) {
    switch value.content {
    case .table(let table): try hold(table, depth: depth)
    case .array(let elements):
      try require(depth <= 70, "a document is deeper than allowed")
      for element in elements { try hold(element, depth: depth + 1) }
    default: break
    }
  }

  /// A message for people: printable, and on a line that is there.
  private static func hold(
    _ description: String, line: Int?, in bytes: [UInt8]
  ) throws(BrokenInvariant) {
    for scalar in description.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        throw BrokenInvariant("an error holds U+\(String(scalar.value, radix: 16))")
      default: break
      }
    }
    if let line {
      let lines = bytes.count { $0 == 0x0A } + 1
      try require(line >= 1 && line <= lines, "an error stands on line \(line) of \(lines)")
    }
  }
}
