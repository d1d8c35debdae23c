/// What is stored in one column.
enum SQLiteValue: Hashable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  static func text(_ value: String?) -> SQLiteValue { value.map { .text($0) } ?? .null }
  static func integer(_ value: Int64?) -> SQLiteValue { value.map { .integer($0) } ?? .null }
}
