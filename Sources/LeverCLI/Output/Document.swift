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

  /// Rows under a key, with what stands beside them in JSON.
  init<Row>(
    _ key: String, _ rows: [Row], _ table: FieldTable<Row>, beside: [JSONValue.Member] = [],
    text: @escaping (Paint) -> String
  ) {
    self.init(
      [.init(key, .array(rows.map(table.json)))] + beside, columns: rows, table, text: text)
  }

  /// One row, whose members are those of the document.
  init<Row>(_ row: Row, _ table: FieldTable<Row>, text: @escaping (Paint) -> String) {
    self.init(table.members(of: row), columns: [row], table, text: text)
  }

  /// A document whose comma-separated values show a part of it, row by row.
  init<Row>(
    _ members: [JSONValue.Member], columns rows: [Row], _ table: FieldTable<Row>,
    text: @escaping (Paint) -> String
  ) {
    self.members = members
    self.header = table.header
    self.rows = rows.map(table.values)
    self.text = text
  }

  /// The JSON document.
  var json: JSONValue { .object([.init("schema", .string(Document.schema))] + members) }

  /// The name of the contract that every document follows.
  static let schema = "lever/1"
}
