import CSQLite
import JournalModel
import LeverDomain

/// A result code of SQLite that is no success, with the library's words.
struct SQLiteFailure: Error {
  /// The extended result code.
  let code: Int32
  /// What the library says of it.
  let message: String

  /// The kind of failure, without its details.
  private var primaryCode: Int32 { code & 0xFF }

  /// Whether the file is not, or not wholly, a database.
  var isDamage: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }

  /// Whether somebody else holds a lock.
  var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }

  /// Not a code of SQLite's: another file stands at the path since this one was opened.
  static let replaced = SQLiteFailure(code: -2, message: "the file was replaced")

  /// Not a code of SQLite's: the entry itself is at fault, so that nothing is kept.
  static let objection = SQLiteFailure(code: -3, message: "the entry was refused")

  /// Not a code of SQLite's: what lies beside the chain's texts does not agree with them, or one of
  /// them with the chain.
  static let falsified = SQLiteFailure(code: -4, message: "the journal contradicts itself")

  /// Whether something does not agree with the chain.
  var isFalsification: Bool { code == SQLiteFailure.falsified.code }

  /// Not a code of SQLite's: the file holds tables, indexes, views or triggers that are not the
  /// journal's, or lacks some of them.
  static func foreignSchema(_ differences: [String]) -> SQLiteFailure {
    SQLiteFailure(code: -5, message: differences.joined(separator: ", "))
  }

  /// Whether another file stands at the path now.
  var isReplacement: Bool { code == SQLiteFailure.replaced.code }

  /// What that means for the journal at `path`.
  func journalError(at path: String) -> JournalError { .storage(storageFailure(at: path)) }

  /// What that means for what is kept at `path`.
  func storageFailure(at path: String) -> StorageFailure {
    if code == SQLiteFailure.foreignSchema([]).code {
      return .foreignSchema(at: StoragePlace(path), differences: VenueText(cleaning: message).text)
    }
    return switch primaryCode {
    case SQLITE_FULL: .diskFull(at: StoragePlace(path))
    case SQLITE_READONLY, SQLITE_PERM: .notWritable(at: StoragePlace(path))
    case SQLITE_CANTOPEN, SQLITE_AUTH: .notReadable(at: StoragePlace(path))
    case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(at: StoragePlace(path))
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy(at: StoragePlace(path))
    default: .failed(at: StoragePlace(path), message: VenueText(cleaning: message).text)
    }
  }
}
