public import LeverDomain

/// What a store keeps at one moment: the end of the chain, and as much of what lies beside it as was
/// asked for. Not believed before ``CheckedChain`` has compared it with the chain's last record.
public struct ChainState: Sendable {
  /// What is asked for beside the end of the chain.
  public struct Selection: Sendable {
    /// The pages of the summary whose texts are wanted.
    public var pages: Set<Int>
    /// The changes whose records are wanted, and the page of each one's instrument with them.
    public var changes: Set<ChangeIdentifier>

    /// Nothing, unless given.
    public init(pages: Set<Int> = [], changes: Set<ChangeIdentifier> = []) {
      self.pages = pages
      self.changes = changes
    }

    /// Every page.
    public static let allPages = Selection(pages: Set(0..<JournalSummary.pageCount))

    /// The pages that are to be answered, when these are the records of the wanted changes.
    public func pages(with changes: [ChangeIdentifier: [JournalRecord]]) -> Set<Int> {
      pages.union(
        changes.values.compactMap { records in
          guard case .intent(let intent)? = records.first?.entry else { return nil }
          return JournalSummary.page(of: intent.instrument)
        })
    }
  }

  /// The end of the chain as it is kept.
  public let head: JournalHead
  /// The record with the highest number; nil when there is none.
  public let last: JournalRecord?
  /// An end of the chain that was noted apart from it; nil where none was.
  public let noted: JournalHead?
  /// The hash of the record that has the number of ``noted``; nil where there is none.
  public let hashAtNoted: JournalHash?
  /// The summary as it is kept: every page's hash, and the texts of the pages that were asked for.
  public let summary: [KeptPage]
  /// The records of the changes that were asked for, oldest first: of those that the index knows, or
  /// of which there are records.
  public let changes: [ChangeIdentifier: [JournalRecord]]

  /// What a store keeps.
  public init(
    head: JournalHead, last: JournalRecord?, noted: JournalHead? = nil,
    hashAtNoted: JournalHash? = nil, summary: [KeptPage],
    changes: [ChangeIdentifier: [JournalRecord]] = [:]
  ) {
    self.head = head
    self.last = last
    self.noted = noted
    self.hashAtNoted = hashAtNoted
    self.summary = summary
    self.changes = changes
  }
}

/// A page of the summary as a store keeps it. An empty page need not be kept.
public struct KeptPage: Hashable, Sendable {
  /// The page's number.
  public let number: Int64
  /// The hash that is said to be its text's.
  public let hash: String
  /// Its text; nil where it was not asked for.
  public let text: String?

  /// A page.
  public init(number: Int64, hash: String, text: String?) {
    self.number = number
    self.hash = hash
    self.text = text
  }
}
