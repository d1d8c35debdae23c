import FoundationEssentials

/// What has arrived of an answer, within bounds.
struct CurlAnswer {
  /// The longest header section, in bytes.
  static let maximumHeaderLength = 64 << 10

  /// The status code; 0 before the first line.
  private(set) var status = 0
  private(set) var headers: [HTTPHeader] = []
  private(set) var body = Data()
  /// Whether more came than is allowed.
  private(set) var isTooLong = false

  /// Whether the header section has come to its end, and not that of an interim answer (1xx).
  var isBegun: Bool { isHeaderComplete && status >= 200 }

  private let maximumBodyLength: Int
  private var headerLength = 0
  private var isHeaderComplete = false

  init(maximumBodyLength: Int) {
    self.maximumBodyLength = maximumBodyLength
  }

  /// Takes one header line with its line break; false when the answer grows too long.
  mutating func take(header line: UnsafeRawBufferPointer) -> Bool {
    headerLength += line.count
    guard headerLength <= CurlAnswer.maximumHeaderLength else {
      isTooLong = true
      return false
    }
    let text = String(decoding: line, as: UTF8.self)
      .trimmed { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" || $0 == "\r\n" }
    if body.isEmpty, text.hasPrefix("HTTP/") {
      // Interim answers (1xx) come before the real one: only the last counts.
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
      headers = []
      isHeaderComplete = false
    } else if text.isEmpty {
      isHeaderComplete = true
    } else if !isHeaderComplete, let colon = text.firstIndex(of: ":") {
      // What comes after the body (a trailer) is no header of the answer.
      let value = text[text.index(after: colon)...].trimmed { $0 == " " || $0 == "\t" }
      headers.append(HTTPHeader(String(text[..<colon]), String(value)))
    }
    return true
  }

  /// Takes a part of the body; false when the answer grows too long.
  mutating func take(body part: UnsafeRawBufferPointer) -> Bool {
    guard part.count <= maximumBodyLength - body.count else {
      isTooLong = true
      return false
    }
    body.append(contentsOf: part)
    return true
  }
}

extension StringProtocol {
  fileprivate func trimmed(_ isTrimmed: (Character) -> Bool) -> SubSequence {
    var rest = drop(while: isTrimmed)
    while let last = rest.last, isTrimmed(last) { rest.removeLast() }
    return rest
  }
}
