import CTOML

/// Walks through a document by way of the C library. The only user of its walk.
enum TOMLReader {
  private final class Visitor {
    let visit: (lever_toml_node) -> Void

    init(_ visit: @escaping (lever_toml_node) -> Void) {
      self.visit = visit
    }
  }

  /// Calls `visit` for each node, depth first. What a node points to is there during the call
  /// only. The error when the bytes are not TOML, in which case nothing is visited.
  static func read(
    _ bytes: UnsafeRawBufferPointer, file: String, visit: @escaping (lever_toml_node) -> Void
  ) -> TOMLError? {
    guard bytes.count <= TOMLDocument.maximumLength else {
      return TOMLError(
        file: file, line: nil, problem: .tooLong(maximum: TOMLDocument.maximumLength))
    }
    guard let start = bytes.bindMemory(to: CChar.self).baseAddress, !bytes.isEmpty else {
      for kind in [LEVER_TOML_TABLE, LEVER_TOML_END] {
        var node = lever_toml_node()
        node.kind = Int32(kind)
        visit(node)
      }
      return nil
    }
    var problem = lever_toml_problem()
    let visitor = Visitor(visit)
    let isTOML = withExtendedLifetime(visitor) {
      lever_toml_read(
        start, bytes.count,
        { context, node in
          guard let context, let node else { return }
          Unmanaged<Visitor>.fromOpaque(context).takeUnretainedValue().visit(node.pointee)
        }, Unmanaged.passUnretained(visitor).toOpaque(), &problem)
    }
    guard !isTOML else { return nil }
    let description = withUnsafeBytes(of: problem.description) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
    return TOMLError(
      file: file, line: problem.line.place, column: problem.column.place,
      problem: .syntax(TOMLSyntaxProblem(parserWords: description)))
  }
}

extension UInt32 {
  /// A line or column; nil for 0, which stands for unknown.
  var place: Int? { self == 0 ? nil : Int(self) }
}

extension lever_toml_node {
  /// The key as text; nil in an array.
  var keyText: String? { key == nil ? nil : String(decoding: keyBytes, as: UTF8.self) }

  /// The bytes of the key; none in an array.
  var keyBytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: key, count: key == nil ? 0 : key_length)
  }

  /// The bytes of a string or float.
  var textBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: text, count: text_length) }
}
