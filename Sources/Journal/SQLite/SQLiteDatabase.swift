import CSQLite
import Glibc

/// One connection to a database file. Not to be used from two threads at once.
final class SQLiteDatabase {
  /// How a file is opened.
  enum Access {
    /// To read and write, made when it is missing.
    case readWrite
    /// To read only, without so much as a lock: for a file that nobody here can write.
    case readOnly
  }

  /// The file.
  let path: String
  /// The state of the definitions in which ``SchemaGuard`` found them right; nil before that.
  var verifiedSchema: Int64?
  private var handle: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  /// How long a lock that others hold is asked for again.
  static let patience = Duration.seconds(10)

  /// Opens a file.
  ///
  /// - Parameter patience: how long a lock that others hold is asked for again.
  /// - Throws: ``SQLiteFailure`` when it cannot be opened. Whether it is a database shows later.
  init(
    path: String, access: Access, patience: Duration = SQLiteDatabase.patience
  ) throws(SQLiteFailure) {
    self.path = path
    let flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE
    let status =
      switch access {
      case .readWrite:
        sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
      case .readOnly:
        sqlite3_open_v2(
          SQLiteDatabase.immutableAddress(of: path), &handle,
          flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nil)
      }
    guard status == SQLITE_OK else {
      let failure = failure(status)
      sqlite3_close_v2(handle)
      handle = nil
      throw failure
    }
    // A connection that closes last would otherwise delete the write-ahead log by its name, which may
    // belong to another file since a damaged one was set aside.
    var keepsLog: Int32 = 1
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &keepsLog)
    wait(forLocks: patience)
  }

  /// Asks for a lock that others hold again for so long: soon, so that one which is held for a
  /// millisecond costs few.
  func wait(forLocks patience: Duration) {
    // The number of pauses stands where the library keeps a pointer for its caller.
    let pauses = Int(max(0, patience / .milliseconds(4)).rounded(.up))
    sqlite3_busy_handler(
      handle,
      { pauses, count in
        guard Int(count) < Int(bitPattern: pauses) else { return 0 }
        usleep(UInt32(min(500 * (count + 1), 4000)))
        return 1
      }, UnsafeMutableRawPointer(bitPattern: pauses))
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  private static func immutableAddress(of path: String) -> String {
    var address = "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "?"): address += "%3f"
      case UInt8(ascii: "#"): address += "%23"
      case UInt8(ascii: "%"): address += "%25"
      default: address.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return address + "?immutable=1"
  }

  /// Runs statements that answer nothing of interest.
  func execute(_ sql: String) throws(SQLiteFailure) {
    let status = sqlite3_exec(handle, sql, nil, nil, nil)
    guard status == SQLITE_OK else { throw failure(status) }
  }

  /// Runs one statement to its end. The statement is kept, prepared, for the next time.
  func run(_ sql: String, _ values: [SQLiteValue] = []) throws(SQLiteFailure) {
    try forEach(sql, values) { _ in true }
  }

  /// The first row of a query, as `read` takes it; nil when there is none.
  func first<Value>(
    _ sql: String, _ values: [SQLiteValue] = [], _ read: (borrowing SQLiteRow) -> Value
  ) throws(SQLiteFailure) -> Value? {
    var value: Value?
    try forEach(sql, values) { row in
      value = read(row)
      return false
    }
    return value
  }

  /// Every row of a query, as `read` takes it.
  func all<Value>(
    _ sql: String, _ values: [SQLiteValue] = [], _ read: (borrowing SQLiteRow) -> Value
  ) throws(SQLiteFailure) -> [Value] {
    var all: [Value] = []
    try forEach(sql, values) { row in
      all.append(read(row))
      return true
    }
    return all
  }

  /// Hands each row of a query to `body` until that answers false.
  func forEach(
    _ sql: String, _ values: [SQLiteValue] = [], _ body: (borrowing SQLiteRow) -> Bool
  ) throws(SQLiteFailure) {
    // A statement that is in use by an outer call is taken out of the store meanwhile.
    let statement: OpaquePointer
    if let kept = statements.removeValue(forKey: sql) {
      statement = kept
    } else {
      statement = try prepare(sql)
    }
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
      if let other = statements.updateValue(statement, forKey: sql) { sqlite3_finalize(other) }
    }
    for (index, value) in values.enumerated() {
      let status = bind(value, to: Int32(index + 1), of: statement)
      guard status == SQLITE_OK else { throw failure(status) }
    }
    while true {
      let status = sqlite3_step(statement)
      switch status {
      case SQLITE_ROW:
        guard body(SQLiteRow(statement)) else { return }
      case SQLITE_DONE: return
      default: throw failure(status)
      }
    }
  }

  /// Runs `body` as one step for everyone else: all of it, or nothing. Takes the right to write at
  /// once, so that what `body` reads is still so when it writes.
  func transaction<Value>(
    _ body: () throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    try run("BEGIN IMMEDIATE")
    do throws(SQLiteFailure) {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // Some failures have ended it already.
      if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Runs `body` on one state of the file, whatever others write meanwhile.
  func snapshot<Value>(
    _ body: () throws(SQLiteFailure) -> Value
  ) throws(SQLiteFailure) -> Value {
    try run("BEGIN")
    defer { if sqlite3_get_autocommit(handle) == 0 { try? run("COMMIT") } }
    return try body()
  }

  private func prepare(_ sql: String) throws(SQLiteFailure) -> OpaquePointer {
    var statement: OpaquePointer?
    let status = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard status == SQLITE_OK, let statement else { throw failure(status) }
    return statement
  }

  private func bind(
    _ value: SQLiteValue, to index: Int32, of statement: OpaquePointer
  ) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(statement, index)
    case .integer(let number): return sqlite3_bind_int64(statement, index, number)
    case .text(var text):
      return text.withUTF8 { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          // An empty text has no address, which would make it null.
          $0.isEmpty
            ? lever_sqlite_bind_text(statement, index, "", 0)
            : lever_sqlite_bind_text(statement, index, $0.baseAddress, Int32($0.count))
        }
      }
    case .bytes(let bytes):
      return bytes.isEmpty
        ? sqlite3_bind_zeroblob(statement, index, 0)
        : lever_sqlite_bind_blob(statement, index, bytes, Int32(bytes.count))
    }
  }

  private func failure(_ status: Int32) -> SQLiteFailure {
    let words = handle.flatMap { sqlite3_errmsg($0) } ?? sqlite3_errstr(status)
    return SQLiteFailure(code: status, message: words.map { String(cString: $0) } ?? "")
  }
}
