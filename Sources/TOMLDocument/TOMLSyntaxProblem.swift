/// Why a text is not TOML. The parser's own words quote the text, which may hold a secret, and so go
/// no further.
public enum TOMLSyntaxProblem: Hashable, Sendable, CustomStringConvertible {
  /// A key or a table stands there twice.
  case duplicate
  /// The text ends in the middle of something.
  case unfinished
  /// The bytes are no UTF-8.
  case notUTF8
  /// Anything else.
  case other

  /// What the parser's words mean.
  init(parserWords words: String) {
    if words.contains("redefine") {
      self = .duplicate
    } else if words.contains("end-of-file") {
      self = .unfinished
    } else if words.contains("utf-8") {
      self = .notUTF8
    } else {
      self = .other
    }
  }

  /// What was expected, as a part of a sentence.
  public var description: String {
    switch self {
    case .duplicate: "a key or a table is there already"
    case .unfinished: "a string, an array or a table has no end, or a key no value"
    case .notUTF8: "expected UTF-8"
    case .other: "expected lines such as `key = \"text\"`, `key = 20` or `[table]`"
    }
  }
}
