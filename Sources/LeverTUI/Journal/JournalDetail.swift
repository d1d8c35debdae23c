import JournalModel
import LeverDomain

/// One change, looked at closely.
struct JournalDetail: Equatable {
  /// The change as the journal holds it.
  private(set) var change: JournalledChange
  /// Its records and what its instrument was set to over time; nil until read.
  private(set) var evidence: JournalEvidence?
  /// Why they could not be read.
  private(set) var failure: JournalError?
  /// How far it is scrolled.
  private(set) var scroll = ScrollState()
  /// Whether they are to be read.
  private var isOutdated = true
  /// Whether they are being read.
  private var isReading = false

  /// A look at a change.
  init(_ change: JournalledChange) { self.change = change }

  /// The instrument that it is about.
  var instrument: InstrumentKey { change.intent.instrument }

  /// Scrolls.
  mutating func move(_ move: ListMove, page: Int) { scroll.move(move, page: page) }

  /// Takes in how far it can be scrolled.
  mutating func fit(_ last: Int?) { scroll.fit(to: last) }

  /// Has everything read again.
  mutating func readAgain() { isOutdated = true }

  /// What to ask the journal for now; nil while an answer is awaited or nothing is out of date.
  mutating func nextRequest() -> JournalRequest? {
    guard isOutdated, !isReading else { return nil }
    isOutdated = false
    isReading = true
    return .readEvidence(change.identifier, instrument)
  }

  /// Takes in what the journal tells.
  mutating func take(_ answer: Result<JournalEvidence, JournalError>) {
    isReading = false
    switch answer {
    case .failure(let error): failure = error
    case .success(let evidence):
      failure = nil
      self.evidence = evidence
      if let change = JournalledChange(evidence.records) { self.change = change }
    }
  }

  /// Takes in changes that somebody has written about.
  mutating func take(_ news: [JournalledChange]) {
    for new in news where new.intent.instrument == instrument {
      isOutdated = true
      if new.identifier == change.identifier { change = new }
    }
  }
}
