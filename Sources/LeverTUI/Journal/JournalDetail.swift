import LeverDomain

/// One change, looked at closely.
struct JournalDetail {
  /// The change as the journal holds it.
  var change: JournalledChange
  /// Its records and what its instrument was set to over time; nil until read.
  var evidence: JournalEvidence?
  /// Why they could not be read.
  var failure: JournalError?
  /// Whether they are to be read.
  var isOutdated = true
  /// Whether they are being read.
  var isReading = false
  /// The first line shown.
  var top = 0

  /// A look at a change.
  init(_ change: JournalledChange) { self.change = change }

  /// The instrument that it is about.
  var instrument: InstrumentKey { change.intent.instrument }

  /// Takes in changes that somebody has written about.
  mutating func take(_ news: [JournalledChange]) {
    for new in news where new.intent.instrument == instrument {
      isOutdated = true
      if new.identifier == change.identifier { change = new }
    }
  }
}
