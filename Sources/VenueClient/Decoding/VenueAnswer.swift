import FoundationEssentials
import LeverDomain
import OrderedJSON
import Transport

/// An answer of a venue, whose body is read once, strictly.
///
/// A text that says a key twice says nothing, and is no document. A number with more digits than can
/// be held exactly is no number, so that one odd row of a list does not hide the others.
struct VenueAnswer: Sendable {
  /// Status, headers and body.
  let response: HTTPResponse
  /// What the body says; nil when it is no JSON text that everybody reads in the same way.
  let document: JSONValue?

  /// Reads the body of an answer.
  init(_ response: HTTPResponse) {
    self.response = response
    document = try? JSONParser.parse(Array(response.body))
  }

  /// The status code.
  var status: Int { response.status }

  /// What the body says.
  ///
  /// - Throws: ``VenueError`` of kind `unreadable` when it is not what the documents promise.
  func decode<Value: Decodable>(_ type: Value.Type) throws(VenueError) -> Value {
    guard let value = decodeIfPossible(type) else { throw VenueError(.unreadable) }
    return value
  }

  /// What the body says; nil when it is not what the documents promise.
  func decodeIfPossible<Value: Decodable>(_ type: Value.Type) -> Value? {
    document.flatMap { try? DocumentDecoder($0).decode(type) }
  }
}
