/// Why a store could not do what was asked, before it is decided what follows from that.
public enum StoreFailure: Error, Hashable, Sendable {
  /// What is kept does not agree with what the chain's texts say, or one of them with the chain.
  case contradiction
  /// What is kept is not, or not wholly, what the store's library can read; in its words.
  case damaged(String)
  /// Nothing can be done about it here.
  case failed(JournalError)
}
