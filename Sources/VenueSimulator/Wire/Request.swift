/// One HTTP request as it was received.
struct Request: Sendable {
  /// The verb.
  let method: String
  /// Path and query, still percent-encoded.
  let target: String
  /// Headers in the order received.
  let headers: [Header]
  /// The whole body.
  let body: [UInt8]

  /// The part of ``target`` before the `?`.
  let path: String
  /// The part of ``target`` after the `?`; empty without one.
  let query: String

  /// A request; `target` is taken apart at its first `?`.
  init(method: String, target: String, headers: [Header] = [], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    let parts = target.utf8.split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    path = String(decoding: parts[0], as: UTF8.self)
    query = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
  }

  /// The first value of a header, whatever its case; nil when absent.
  func header(_ name: String) -> String? {
    let wanted = name.lowercased()
    return headers.first { $0.name.lowercased() == wanted }?.value
  }

  /// The media type without its parameters, in lower case; nil when absent.
  var mediaType: String? {
    guard let value = header("Content-Type") else { return nil }
    let end = value.utf8.firstIndex(of: UInt8(ascii: ";")) ?? value.endIndex
    return value[..<end].lowercased().filter { $0 != " " && $0 != "\t" }
  }
}

/// One header line.
struct Header: Sendable, Equatable {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
