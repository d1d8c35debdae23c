import CSQLite
import LeverDomain

/// An open journal file, brought to the newest version.
struct SQLiteConnection {
  let database: SQLiteDatabase
  let identity: FileIdentity?
  let isReadOnly: Bool

  /// Whether the file still stands at its path.
  var isInPlace: Bool {
    identity != nil && PrivateFile.identity(of: database.path) == identity
  }

  /// How soon what is written is safe from a power cut.
  enum Durability: String {
    /// When the transaction ends: for evidence.
    case full = "FULL"
    /// A little later; the end of a process loses nothing: for counts that a restart outlives
    /// anyway.
    case normal = "NORMAL"
  }

  /// Opens, and makes where it is missing, the file at `path`.
  ///
  /// - Parameter patience: how long a lock that others hold is waited for, now and later.
  /// - Throws: ``StorageFailure``; `damaged` when the file is not, or not wholly, a database.
  init(
    path: String, durability: Durability, patience: Duration = SQLiteDatabase.patience
  ) throws(StorageFailure) {
    do throws(StorageFailure) {
      try PrivateFile.make(path)
      // SQLite plays these into the file by their names: no other user's, and nothing but files.
      for suffix in ["-wal", "-shm", "-journal"] { try PrivateFile.verify(path + suffix) }
      self = try Self.open(path, durability, patience)
    } catch .notWritable {
      // What cannot be written may still be read.
      guard PrivateFile.identity(of: path) != nil else {
        throw .notWritable(at: StoragePlace(path))
      }
      self = try Self.openReadOnly(path)
    }
  }

  private init(_ database: SQLiteDatabase, isReadOnly: Bool) {
    self.database = database
    self.isReadOnly = isReadOnly
    identity = PrivateFile.identity(of: database.path)
  }

  private static func open(
    _ path: String, _ durability: Durability, _ patience: Duration
  ) throws(StorageFailure) -> SQLiteConnection {
    do throws(SQLiteFailure) {
      let database = try SQLiteDatabase(path: path, access: .readWrite, patience: patience)
      try database.execute("PRAGMA journal_mode = WAL")
      try database.execute(
        "PRAGMA synchronous = \(durability.rawValue); PRAGMA foreign_keys = ON;"
          + "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
          + "PRAGMA journal_size_limit = 4194304")
      let connection = SQLiteConnection(database, isReadOnly: false)
      if let found = try JournalSchema.migrate(database) {
        throw SQLiteFailure(newerVersion: found)
      }
      return connection
    } catch {
      throw error.opening(path: path)
    }
  }

  private static func openReadOnly(_ path: String) throws(StorageFailure) -> SQLiteConnection {
    do throws(SQLiteFailure) {
      let database = try SQLiteDatabase(path: path, access: .readOnly)
      let found = try JournalSchema.version(of: database)
      guard found == JournalSchema.migrations.count else {
        if found > JournalSchema.migrations.count { throw SQLiteFailure(newerVersion: found) }
        throw SQLiteFailure(code: SQLITE_READONLY, message: "")
      }
      return SQLiteConnection(database, isReadOnly: true)
    } catch {
      throw error.opening(path: path)
    }
  }
}

extension SQLiteFailure {
  /// Not a code of SQLite's: the file is of a newer version, which the message numbers.
  private static let newerVersionCode: Int32 = -1

  fileprivate init(newerVersion: Int) {
    self.init(code: Self.newerVersionCode, message: String(newerVersion))
  }

  fileprivate func opening(path: String) -> StorageFailure {
    guard code == Self.newerVersionCode, let found = Int(message) else {
      return storageFailure(at: path)
    }
    return .newerVersion(
      at: StoragePlace(path), found: found, known: JournalSchema.migrations.count)
  }
}
