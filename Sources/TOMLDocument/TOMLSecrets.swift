import CTOML

/// Reads a TOML document that holds nothing but named secrets, without making Swift strings of
/// them.
public enum TOMLSecrets {
  /// Lends each value of a flat document of strings to `take`, in the order of `keys`.
  ///
  /// The bytes that `take` is lent are overwritten after the call. The parser's scratch buffers,
  /// into which it reads a string piece by piece, cannot be reached and stay in freed memory
  /// until that is used again.
  ///
  /// - Parameters:
  ///   - bytes: the document; wiping it is the caller's part.
  ///   - file: the file's name, for errors. No error holds a value.
  ///   - keys: the keys that must be there, with what each is; no others may be.
  /// - Throws: ``TOMLError`` with the line, before anything was taken or in the middle.
  public static func read(
    _ bytes: UnsafeRawBufferPointer, file: String, keys: [(key: String, expected: String)],
    take: (String, UnsafeRawBufferPointer) -> Void
  ) throws(TOMLError) {
    let known = keys.map(\.key)
    var seen: Set<String> = []
    var depth = 0
    var mistake: TOMLError?
    let failure = withoutActuallyEscaping(take) { take in
      TOMLReader.read(bytes, file: file) { node in
        defer {
          switch Int(node.kind) {
          case Int(LEVER_TOML_TABLE), Int(LEVER_TOML_ARRAY): depth += 1
          case Int(LEVER_TOML_END): depth -= 1
          default: break
          }
        }
        guard depth == 1, mistake == nil, let key = node.keyText else { return }
        guard known.contains(key) else {
          let nearest = SpellingDistance.nearest(to: key, among: known)
          mistake = TOMLError(
            file: file, line: node.line.place, keyPath: [key],
            problem: .unknownKey(nearest: nearest))
          return
        }
        guard node.kind == Int32(LEVER_TOML_STRING) else {
          mistake = TOMLError(
            file: file, line: node.line.place, keyPath: [key],
            problem: .wrongType(expected: "a string", found: "something else"))
          return
        }
        seen.insert(key)
        take(key, node.textBytes)
      }
    }
    if let failure {
      // The parser's words may quote the file.
      throw TOMLError(
        file: file, line: failure.line, column: failure.column,
        problem: .syntax("expected lines such as api_key = \"...\""))
    }
    if let mistake { throw mistake }
    for (key, expected) in keys where !seen.contains(key) {
      throw TOMLError(
        file: file, line: nil, keyPath: [key], problem: .missingKey(expected: expected))
    }
  }
}
