/// Holds what a file is made of against what the journal makes: a view in place of a table, a trigger
/// or a missing index would make the file answer something else than it holds.
enum SchemaGuard {
  /// What SQLite makes by itself for a `UNIQUE` column.
  private static let automatic = ["sqlite_autoindex_change_1"]

  /// The definitions of everything that belongs in the file, by name.
  private static let expected: [String: String] = {
    var expected: [String: String] = [:]
    for migration in JournalSchema.migrations {
      for statement in migration.split(separator: ";\n") {
        let statement = definition(String(statement))
        let words = statement.split(separator: " ", maxSplits: 3)
        guard words.count == 4, words[0] == "CREATE" else { continue }
        expected[String(words[2])] = statement
      }
    }
    return expected
  }()

  /// A statement as it was written, apart from what surrounds it.
  private static func definition(_ statement: String) -> String {
    statement.split { $0 == " " || $0 == "\n" || $0 == ";" }.joined(separator: " ")
  }

  /// Looks at a file, unless nothing in it has been redefined since it was looked at last.
  ///
  /// - Throws: `foreignSchema` where it is not as the journal makes it.
  static func verify(_ database: SQLiteDatabase) throws(SQLiteFailure) {
    let version = try database.first("PRAGMA schema_version") { $0.integer(0) }
    guard version == nil || version != database.verifiedSchema else { return }
    let differences = try differences(in: database)
    guard differences.isEmpty else { throw .foreignSchema(differences) }
    database.verifiedSchema = version
  }

  /// What is not as the journal makes it, in plain words.
  static func differences(in database: SQLiteDatabase) throws(SQLiteFailure) -> [String] {
    var differences: [String] = []
    let identifier = try database.first("PRAGMA application_id") { $0.integer(0) }
    if identifier != JournalSchema.applicationIdentifier {
      differences.append("the mark of a journal is missing (application_id)")
    }
    var missing = Set(expected.keys).union(automatic)
    let found = try database.all("SELECT type, name, sql FROM sqlite_schema ORDER BY name") {
      ($0.text(0), $0.text(1), $0.optionalText(2))
    }
    for (type, name, sql) in found {
      guard missing.remove(name) != nil else {
        differences.append("\(type) \(name) is not the journal's")
        continue
      }
      if sql.map(definition) != expected[name] {
        differences.append("\(type) \(name) is defined otherwise")
      }
    }
    return differences + missing.sorted().map { "\($0) is missing" }
  }
}
