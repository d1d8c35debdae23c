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
    // No text is made of a key that is not known: it may be the secret, in the wrong place.
    let unknownKey = TOMLError.Problem.unknownKey(nearest: nil, known: known)
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
        guard depth == 1, mistake == nil, node.key != nil else { return }
        guard let key = known.first(where: { node.keyBytes.elementsEqual($0.utf8) }) else {
          mistake = TOMLError(file: file, line: node.line.place, problem: unknownKey)
          return
        }
        guard node.kind == Int32(LEVER_TOML_STRING) else {
          mistake = TOMLError(
            file: file, line: node.line.place, key: key,
            problem: .wrongType(expected: "a string", found: "something else"))
          return
        }
        seen.insert(key)
        take(key, node.textBytes)
      }
    }
    if let failure { throw failure }
    if let mistake { throw mistake }
    for (key, expected) in keys where !seen.contains(key) {
      throw TOMLError(
        file: file, line: nil, key: key, problem: .missingKey(expected: expected))
    }
  }
}
