import LeverDomain
import OrderedJSON

/// A command's result, in every form that it can be written in.
struct Document {
  /// The members of the JSON document after its schema.
  let members: [JSONValue.Member]
  /// The names of the columns, for comma-separated values.
  let header: [String]
  /// The rows, for comma-separated values.
  let rows: [[String]]
  /// The result for people, in ended lines.
  let text: (Paint) -> String

  /// The JSON document.
  var json: JSONValue { .object([.init("schema", .string(Document.schema))] + members) }

  /// The name of the contract that every document follows.
  static let schema = "lever/1"
}
