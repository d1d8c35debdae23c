public import LeverDomain

/// Why the journal could not do what was asked. A change must not be sent when its intent met one.
public enum JournalError: Error, Hashable, Sendable {
  /// The place where the journal is kept cannot be used.
  case storage(StorageFailure)
  /// A record was altered, or does not follow from the one before it, so that nothing can be decided
  /// by what the journal says.
  case altered(at: StoragePlace, sequence: Int64)
  /// The journal ended at `known` before, and that record is not in it: it was deleted, emptied, cut
  /// off, or put back to an earlier state. It ends at `end` now.
  case cutOff(at: StoragePlace, known: JournalHead, end: JournalHead)
  /// An entry about a change of which the journal holds no intent.
  case unknownChange(ChangeIdentifier)
  /// The claim under which a change was to begin stands no longer: somebody else may be changing the
  /// instrument.
  case claimLost(InstrumentKey)
  /// A second intent under a name that is taken.
  case duplicateChange(ChangeIdentifier)
}
