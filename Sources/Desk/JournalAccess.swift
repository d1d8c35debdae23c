public import FoundationEssentials
public import JournalModel
import LeverDomain

/// How a desk keeps its changes.
public enum JournalAccess: Sendable {
  /// Every change is written down before it is sent, in the name of an author.
  case open(any ChangeJournal, author: ChangeAuthor)
  /// The journal could not be opened: everything can be read, and nothing is sent.
  case unavailable(JournalError)
  /// Nothing is written down. For tests of what is sent, never for an account.
  case notKept

  /// The journal, to be read.
  ///
  /// - Throws: ``JournalError`` where there is none.
  public var opened: any ChangeJournal {
    get throws(JournalError) {
      switch self {
      case .open(let journal, _): return journal
      case .unavailable(let error): throw error
      case .notKept: throw .storage(.notReadable(at: ""))
      }
    }
  }
}

/// Why a change was held back before a byte of it left: not for anything at the venue, but for what
/// the journal tells.
public enum Withholding: Error, Equatable, Sendable {
  /// Somebody is changing the instrument.
  case claimed(InstrumentClaim)
  /// Nobody knows what became of earlier changes of the instrument; newest first.
  case unsettled([JournalledChange])
  /// A request of an earlier change of the instrument, of which no answer came, may still arrive at
  /// the venue until a moment of the local clock; newest first. Nobody can override this: the late
  /// request would undo what is sent now.
  case mayStillArrive([JournalledChange], until: Date)
  /// The intent could not be written down.
  case notJournalled(JournalError)
}
