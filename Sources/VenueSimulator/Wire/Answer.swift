/// One HTTP answer.
struct Answer: Sendable, Equatable {
  /// The bytes of an answer; a padded one is made while it is sent, so that 50 MB cost no memory.
  enum Body: Sendable, Equatable {
    case bytes([UInt8])
    case padded(opening: [UInt8], filler: UInt8, count: Int, closing: [UInt8])

    /// How many bytes there are.
    var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .padded(let opening, _, let count, let closing):
        opening.count + count + closing.count
      }
    }

    /// The bytes from `offset`, at most `limit` of them.
    func slice(from offset: Int, limit: Int) -> [UInt8] {
      switch self {
      case .bytes(let bytes):
        return Array(bytes[min(offset, bytes.count)..<min(offset + limit, bytes.count)])
      case .padded(let opening, let filler, let count, let closing):
        if offset < opening.count {
          return Array(opening[offset..<min(offset + limit, opening.count)])
        }
        let fillerEnd = opening.count + count
        if offset < fillerEnd {
          return [UInt8](repeating: filler, count: min(limit, fillerEnd - offset))
        }
        let start = min(offset - fillerEnd, closing.count)
        return Array(closing[start..<min(start + limit, closing.count)])
      }
    }
  }

  var status: Int
  var contentType: String?
  var headers: [Header]
  var body: Body
  /// Whether this refuses a request for its rate limit.
  var isRateRefusal = false

  /// A JSON answer.
  static func json(_ value: JSONValue, status: Int = 200, headers: [Header] = []) -> Answer {
    Answer(
      status: status, contentType: "application/json", headers: headers, body: .bytes(value.bytes))
  }

  /// A plain text answer.
  static func text(_ text: String, status: Int) -> Answer {
    Answer(
      status: status, contentType: "text/plain; charset=utf-8", headers: [],
      body: .bytes(Array(text.utf8)))
  }

  /// The page that a gateway shows in place of the service's answer.
  static func html(title: String, status: Int, headers: [Header] = []) -> Answer {
    let page = """
      <html>\r
      <head><title>\(title)</title></head>\r
      <body>\r
      <center><h1>\(title)</h1></center>\r
      <hr><center>nginx</center>\r
      </body>\r
      </html>\r\n
      """
    return Answer(
      status: status, contentType: "text/html", headers: headers, body: .bytes(Array(page.utf8)))
  }

  /// An answer without a body.
  static func empty(status: Int, headers: [Header] = []) -> Answer {
    Answer(status: status, contentType: nil, headers: headers, body: .bytes([]))
  }
}
