/// What became of a submitted change.
public enum Outcome: String, CaseIterable, Sendable, Hashable {
  /// The venue accepted it and there is proof.
  case applied
  /// The setting was the wanted one already, by a reading or by the venue's own word, and nothing of
  /// this change can have caused it.
  case alreadySet = "already_set"
  /// The venue did not do it, and said so.
  case refused
  /// Accepted without proof that the wanted value is set.
  case notConfirmed = "not_confirmed"
  /// The venue may have applied it, or may still do so, and no reading could tell.
  case unknown
}

/// What an outcome rests on.
public enum Proof: String, CaseIterable, Sendable, Hashable {
  /// The setting was read after the change.
  case readBack = "read_back"
  /// The venue named the value in its answer, and offers no reading.
  case echo
  /// The venue said, in the words that its document has for it, that this value is set already.
  case notModified = "not_modified"
  /// Nothing.
  case none
}

/// What a reading made after a change told.
public enum ReadBack: Hashable, Sendable {
  /// The setting that the venue shows now.
  case value(LeverageSetting)
  /// Rows of open positions show these multiples. They are the positions' own, and tell of the
  /// setting only where they moved: `before` is what was known before the change.
  case position(LeverageSetting, before: LeverageSetting?)
  /// The venue offers no reading of the setting.
  case notOffered
  /// The venue's answer left the setting out.
  case notShown
  /// The reading failed.
  case failed(VenueError)
}
