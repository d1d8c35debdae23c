import LeverDomain
import OrderedJSON

/// A failure as a JSON document: what stands in a result's place.
struct ErrorDocument {
  /// The document.
  let json: JSONValue

  /// A failure's document.
  init(_ failure: CommandFailure) {
    json = [
      "schema": .string(Document.schema),
      "error": ErrorDocument.error(failure, account: nil),
    ]
  }

  /// A failure as a part of a document; of one account among several where one is given.
  static func error(_ failure: CommandFailure, account: String?) -> JSONValue {
    var members: [JSONValue.Member] = []
    if let account { members.append(.init("account", .string(account))) }
    members += [
      .init("kind", .string(failure.kind.rawValue)),
      .init("message", .string(failure.message)),
      .init("hint", JSONValue(failure.hint)),
      .init("venue_error", JSONValue(failure.venueError.map { $0.kind.word })),
      .init("venue_code", JSONValue(failure.venueError?.code)),
      .init("venue_message", JSONValue(failure.venueError?.message)),
    ]
    return .object(members)
  }
}
