import LeverDomain
import OrderedJSON
import TerminalCanvas

/// One field of a row, declared once: its member in JSON, its columns in comma-separated values and
/// its column in the table for people. What stands in comma-separated values is made from the member,
/// so that the two cannot differ.
struct Field<Row>: Sendable {
  /// A key in JSON, with the value of a row.
  struct Member: Sendable {
    let key: String
    let value: @Sendable (Row) -> JSONValue
  }

  /// A column of comma-separated values, with the text of a row.
  struct Column: Sendable {
    let name: String
    let text: @Sendable (Row) -> String
  }

  /// A column of the table for people, with the cell of a row.
  struct TableColumn: Sendable {
    let heading: TextTable.Column
    let cell: @Sendable (Row, Shapes) -> TextTable.Cell
  }

  /// What stands in JSON; nil where nothing does.
  private(set) var member: Member?
  /// What stands in comma-separated values.
  private(set) var columns: [Column] = []
  /// What stands in the table for people; nil where nothing does.
  private(set) var tableColumn: TableColumn?

  private init() {}

  /// A field with a member in JSON and, as its text, a column of the same name.
  init(_ key: String, _ value: @escaping @Sendable (Row) -> JSONValue) {
    member = Member(key: key, value: value)
    columns = [Column(name: key) { value($0).columnText }]
  }

  /// A column of comma-separated values alone.
  static func column(_ name: String, _ text: @escaping @Sendable (Row) -> String) -> Field {
    var field = Field()
    field.columns = [Column(name: name, text: text)]
    return field
  }

  /// A column of the table for people alone.
  static func cell(
    _ title: String, _ alignment: TextAlignment = .left,
    _ cell: @escaping @Sendable (Row, Shapes) -> TextTable.Cell
  ) -> Field {
    Field().cell(title, alignment, cell)
  }

  /// The field with nothing in comma-separated values.
  var withoutColumn: Field {
    var field = self
    field.columns = []
    return field
  }

  /// The field with a column for each of these members of its object: the column's name and the key.
  func columns(_ names: (name: String, key: String)...) -> Field {
    guard let member else { return self }
    var field = self
    field.columns = names.map { name, key in
      Column(name: name) { (member.value($0)[key] ?? .null).columnText }
    }
    return field
  }

  /// The field with another text in its column.
  func column(_ text: @escaping @Sendable (Row) -> String) -> Field {
    guard let member else { return self }
    var field = self
    field.columns = [Column(name: member.key, text: text)]
    return field
  }

  /// The field with a column of the table for people.
  func cell(
    _ title: String, _ alignment: TextAlignment = .left,
    _ cell: @escaping @Sendable (Row, Shapes) -> TextTable.Cell
  ) -> Field {
    var field = self
    field.tableColumn = TableColumn(
      heading: TextTable.Column(title: title, alignment: alignment), cell: cell)
    return field
  }

  /// The field of a row that another row has; empty in comma-separated values where it has none.
  func of<Outer>(_ row: @escaping @Sendable (Outer) -> Row?) -> Field<Outer> {
    var field = Field<Outer>()
    field.member = member.map { member in
      .init(key: member.key) { row($0).map(member.value) ?? .null }
    }
    field.columns = columns.map { column in
      .init(name: column.name) { row($0).map(column.text) ?? "" }
    }
    field.tableColumn = tableColumn.map { column in
      .init(heading: column.heading) { outer, shapes in
        row(outer).map { column.cell($0, shapes) } ?? .init("")
      }
    }
    return field
  }

  /// The field's columns of comma-separated values alone.
  var columnsOnly: Field {
    var field = Field()
    field.columns = columns
    return field
  }
}

extension JSONValue {
  /// The value in a cell of comma-separated values; what is not known is empty.
  fileprivate var columnText: String {
    switch self {
    case .null: ""
    case .string(let text): text
    case .boolean, .number, .array, .object: compactText
    }
  }
}
