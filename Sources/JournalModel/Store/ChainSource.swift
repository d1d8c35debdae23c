/// All that a store keeps, at one moment, for a pass over the whole of it.
public protocol ChainSource {
  /// An end of the chain that was noted apart from it, before that moment: it must be in the chain.
  /// Nil where none was.
  var notedHead: JournalHead? { get }

  /// What the store's own library finds wrong with what is kept; nil when nothing.
  func integrityFault() throws(StoreFailure) -> String?

  /// Definitions of tables and the like that are not the journal's, in plain words. Where there are
  /// some, what such a store answers is not what it holds.
  func foreignDefinitions() throws(StoreFailure) -> [String]

  /// The end of the chain as it is kept.
  ///
  /// - Throws: ``StoreFailure/contradiction`` where there is not exactly one.
  func head() throws(StoreFailure) -> JournalHead

  /// Hands over each record in the order of their numbers, until `body` answers false.
  func forEachRecord(
    _ body: (KeptRecord) throws(StoreFailure) -> Bool
  ) throws(StoreFailure)

  /// The records that are kept under the name of a change, oldest first.
  func records(of identifier: String) throws(StoreFailure) -> [JournalRecord]

  /// Hands over each row of the index in the order of their numbers.
  func forEachIndexRow(_ body: (IndexRow) -> Void) throws(StoreFailure)

  /// Every page of the summary with its text.
  func pages() throws(StoreFailure) -> [KeptPage]
}
