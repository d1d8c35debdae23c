import OrderedJSON
import TerminalCanvas

/// The fields of a row in order, from which JSON, comma-separated values and the table for people are
/// made.
struct FieldTable<Row>: Sendable, ExpressibleByArrayLiteral {
  /// The fields in order.
  let fields: [Field<Row>]

  init(_ fields: [Field<Row>]) { self.fields = fields }

  init(arrayLiteral elements: Field<Row>...) { self.init(elements) }

  /// The fields of both, in order.
  static func + (first: FieldTable, second: FieldTable) -> FieldTable {
    FieldTable(first.fields + second.fields)
  }

  /// The fields as those of a row that has such a row.
  func of<Outer>(_ row: @escaping @Sendable (Outer) -> Row?) -> FieldTable<Outer> {
    FieldTable<Outer>(fields.map { $0.of(row) })
  }

  /// The fields without one of JSON.
  func without(_ key: String) -> FieldTable {
    FieldTable(fields.filter { $0.member?.key != key })
  }

  /// The fields with nothing in comma-separated values.
  var withoutColumns: FieldTable { FieldTable(fields.map(\.withoutColumn)) }

  /// The columns of comma-separated values alone.
  var columnsOnly: FieldTable { FieldTable(fields.map(\.columnsOnly)) }

  /// The members of a row's JSON object.
  func members(of row: Row) -> [JSONValue.Member] {
    fields.compactMap { $0.member.map { .init($0.key, $0.value(row)) } }
  }

  /// A row's JSON object.
  func json(of row: Row) -> JSONValue { .object(members(of: row)) }

  /// The names of the columns of comma-separated values.
  var header: [String] { fields.flatMap { $0.columns.map(\.name) } }

  /// A row of comma-separated values.
  func values(of row: Row) -> [String] { fields.flatMap { $0.columns.map { $0.text(row) } } }

  /// The table for people.
  func text(of rows: [Row], _ paint: Paint, shapes: Shapes) -> String {
    let columns = fields.compactMap(\.tableColumn)
    var table = TextTable(columns: columns.map(\.heading))
    table.rows = rows.map { row in columns.map { $0.cell(row, shapes) } }
    return table.text(paint)
  }
}
