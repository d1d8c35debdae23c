public import Desk
public import JournalModel
public import LeverDomain

extension Wording {
  /// Why a change was held back, with what to do about it.
  public static func withholding(_ withholding: Withholding) -> String {
    switch withholding {
    case .claimed(let claim): "it is being changed by \(author(claim.holder))"
    case .unsettled(let changes):
      (changes.count == 1 ? "an earlier change of it is" : "earlier changes of it are")
        + " in doubt: " + changes.map(unsettled).joined(separator: ", ")
    case .mayStillArrive(let changes, let until):
      "an earlier request may still reach the venue until \(timestamp(until)), and would undo what "
        + "is sent now: " + changes.map(unsettled).joined(separator: ", ")
    case .notJournalled(let error):
      "it cannot be written down in the journal first: \(journalError(error))"
    }
  }

  /// Who acts: `asha@desk-2 (process 4711, lever set main BTCUSDT 20)`.
  public static func author(_ author: ChangeAuthor) -> String {
    "\(author.user)@\(author.host) (process \(author.process.identifier), \(author.command))"
  }

  /// Why a place cannot be used, with its name cleaned for a terminal.
  public static func storageFailure(_ failure: StorageFailure) -> String {
    SanitizedText(sentence(failure)).text
  }

  private static func sentence(_ failure: StorageFailure) -> String {
    switch failure {
    case .diskFull(let place): "the disk is full: \(place)"
    case .notWritable(let place): "\(place) may not be written"
    case .notReadable(let place): "\(place) may not be read"
    case .notOwned(let place): "\(place) belongs to somebody else"
    case .damaged(let place): "\(place) is damaged"
    case .foreignSchema(let place, let differences):
      "\(place) is not made as lever makes it: \(differences)"
    case .newerVersion(let place, let found, let known):
      "\(place) was written by a newer lever (version \(found), this one knows \(known))"
    case .busy(let place): "\(place) is kept busy by others"
    case .failed(let place, let message): "\(place): \(message)"
    }
  }

  /// Why the journal could not do what was asked, with its place cleaned for a terminal.
  public static func journalError(_ error: JournalError) -> String {
    SanitizedText(sentence(error)).text
  }

  private static func sentence(_ error: JournalError) -> String {
    switch error {
    case .storage(let failure): sentence(failure)
    case .altered(let place, let sequence):
      "record \(sequence) of \(place) was altered or is missing, so that nothing can be decided by it"
    case .cutOff(let place, let known, let end):
      (end.sequence == 0 ? "\(place) is empty" : "\(place) ends at record \(end.sequence)")
        + " and does not hold record \(known.sequence), with which it ended before"
    case .unknownChange(let identifier): "it holds no change \(identifier)"
    case .claimLost(let instrument):
      "the claim on \(instrument.symbol) was lost; somebody else may be changing it"
    case .duplicateChange(let identifier): "it holds a change \(identifier) already"
    }
  }

  /// That a damaged journal was set aside, and what was kept of it.
  public static func recovery(_ recovery: JournalRecovery) -> String {
    let kept = recovery.kept == 1 ? "1 record" : "\(recovery.kept) records"
    return "the journal was damaged; it is kept as \(recovery.setAside), and "
      + "\(kept) that could be read \(recovery.kept == 1 ? "goes" : "go") on"
  }

  /// That a file beside the journal was not taken for its mended self.
  public static func refusedFile(_ path: String) -> String {
    "a file that was named as the mended journal is not one that lever made of it; it was not used "
      + "and is kept as \(VenueText(cleaning: path).text)"
  }

  private static func unsettled(_ change: JournalledChange) -> String {
    return
      "\(change.identifier) (\(from(change.intent.change)) to \(setting(change.intent.change.to)), "
      + "by \(change.intent.author.user))"
  }
}
