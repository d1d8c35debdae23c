/// One entry in its place in the chain.
public struct JournalRecord: Hashable, Sendable {
  /// Its number; the first record is 1.
  public let sequence: Int64
  /// The hash of its text.
  public let hash: JournalHash
  /// The text that is hashed, see ``CanonicalRecord``. Shows everything that the record holds.
  public let text: String
  /// What it says; nil when the text cannot be understood.
  public let entry: JournalEntry?

  /// A record.
  public init(sequence: Int64, hash: JournalHash, text: String, entry: JournalEntry?) {
    self.sequence = sequence
    self.hash = hash
    self.text = text
    self.entry = entry
  }
}

/// A BLAKE2b hash of 32 bytes, written as 64 lower-case hexadecimal digits.
public struct JournalHash: Hashable, Sendable, CustomStringConvertible {
  /// What the first record names as its predecessor.
  public static let origin = JournalHash(unchecked: String(repeating: "0", count: 64))

  /// The digits.
  public let text: String

  private init(unchecked text: String) { self.text = text }

  /// Nil for anything but 64 lower-case hexadecimal digits.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard bytes.count == 64, bytes.allSatisfy({ (0x30...0x39) ~= $0 || (0x61...0x66) ~= $0 })
    else { return nil }
    self.text = String(text)
  }

  /// The digits.
  public var description: String { text }
}

/// The end of the chain. Kept elsewhere, it proves later that nothing up to it was altered.
public struct JournalHead: Hashable, Sendable, CustomStringConvertible {
  /// The number of the last record; 0 for an empty journal.
  public let sequence: Int64
  /// Its hash.
  public let hash: JournalHash

  /// An end of a chain.
  public init(sequence: Int64, hash: JournalHash) {
    self.sequence = sequence
    self.hash = hash
  }

  /// A head as ``description`` writes it; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let sequence = Int64(parts[0]), sequence >= 0,
      String(sequence) == parts[0], let hash = JournalHash(parts[1]),
      sequence > 0 || hash == .origin
    else { return nil }
    self.init(sequence: sequence, hash: hash)
  }

  /// The number, a colon and the hash: what is kept elsewhere.
  public var description: String { "\(sequence):\(hash)" }

  /// The head of an empty journal.
  public static let empty = JournalHead(sequence: 0, hash: .origin)
}
