/// A mistake in a TOML file: where it stands, and what was expected instead.
public struct TOMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong. Nothing that the file says is in it, but for what a key is suspected to mean: a
  /// secret may stand where anything else belongs.
  public enum Problem: Hashable, Sendable {
    /// Not TOML.
    case syntax(TOMLSyntaxProblem)
    /// A key that is not known here; perhaps `nearest` was meant, else one of `known`.
    case unknownKey(nearest: String?, known: [String])
    /// A key that must be there is not.
    case missingKey(expected: String)
    /// The value is of another type.
    case wrongType(expected: String, found: String)
    /// The value has the right type and is still none of those allowed; `found` says what it is,
    /// never what the file says.
    case unexpectedValue(expected: String, found: String?)
    /// The name of an entry, which the user chooses, or what stands under it, is not allowed.
    case badEntry(expected: String)
    /// The file is longer than any honest one.
    case tooLong(maximum: Int)
  }

  /// The file, as it was named.
  public let file: String
  /// The line, from 1; nil when the whole file is meant.
  public let line: Int?
  /// The column, from 1; nil when the whole line is meant.
  public let column: Int?
  /// The key that the mistake is about; empty where it is one that nobody expected.
  public let key: String
  /// What is wrong.
  public let problem: Problem

  /// A mistake in a file.
  public init(
    file: String, line: Int?, column: Int? = nil, key: String = "", problem: Problem
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.problem = problem
  }

  /// A whole sentence: the file, the line, and what was expected. The file's name is as it was
  /// given and may hold anything; nothing else comes from outside.
  public var description: String {
    var place = line.map { "\(file), line \($0)" } ?? file
    if line != nil, let column, column > 0 { place += ", column \(column)" }
    let sentence =
      switch problem {
      case .syntax(let problem):
        "not valid TOML: \(problem.description)"
      case .unknownKey(let nearest?, _): "unknown key; did you mean `\(nearest)`?"
      case .unknownKey(nil, let known):
        known.isEmpty
          ? "unknown key; expected none"
          : "unknown key; expected \(known.map { "`\($0)`" }.joined(separator: ", "))"
      case .missingKey(let expected): "`\(key)` is missing; expected \(expected)"
      case .wrongType(let expected, let found): "`\(key)`: expected \(expected), found \(found)"
      case .unexpectedValue(let expected, let found):
        "`\(key)`: expected \(expected)" + (found.map { ", found \($0)" } ?? "")
      case .badEntry(let expected): "expected \(expected)"
      case .tooLong(let maximum): "longer than the \(maximum) bytes that are allowed"
      }
    return "\(place): \(sentence)"
  }
}
