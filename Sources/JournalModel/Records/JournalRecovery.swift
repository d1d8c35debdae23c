import LeverDomain

/// That a damaged journal was set aside and what could be read of it was kept.
public struct JournalRecovery: Hashable, Sendable {
  /// When.
  public let moment: JournalMoment
  /// Who noticed.
  public let author: ChangeAuthor
  /// The path of the damaged journal, which stays as it was found.
  public let setAside: String
  /// How many records were kept.
  public let kept: Int
  /// The numbers of records that were lost, as far as they are known.
  public let lost: [ClosedRange<Int64>]

  /// A recovery.
  public init(
    moment: JournalMoment, author: ChangeAuthor, setAside: String, kept: Int,
    lost: [ClosedRange<Int64>]
  ) {
    self.moment = moment
    self.author = author
    self.setAside = VenueText(cleaning: setAside).text
    self.kept = kept
    self.lost = lost
  }
}
