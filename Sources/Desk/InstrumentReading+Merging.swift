public import FoundationEssentials
public import JournalModel
public import LeverDomain

/// How what is read later joins what is known of an instrument: part by part, the later one wins.
extension InstrumentReading {
  /// Receives the open positions, unless something later is known.
  public mutating func receive(positions new: Reading<[Position]>) {
    if new.isNotOlder(than: positions) { positions = new }
  }

  /// Receives the open orders, unless something later is known.
  public mutating func receive(openOrders new: Reading<[OpenOrder]>) {
    if new.isNotOlder(than: openOrders) { openOrders = new }
  }

  /// Receives the position mode, unless something later is known.
  public mutating func receive(positionMode new: Reading<PositionMode?>) {
    if new.isNotOlder(than: positionMode) { positionMode = new }
  }

  /// Receives the leverage with everything else that the same answer told, unless something later is
  /// known. What the answer left out stays as it is known.
  public mutating func receive(leverage new: Reading<LeverageReading>) {
    guard new.isNotOlder(than: leverage) else { return }
    leverage = new
    guard case .read(let told, let date) = new else { return }
    if let told = told.positions { receive(positions: .read(told, at: date)) }
    if let mode = told.positionMode { receive(positionMode: .read(mode, at: date)) }
  }

  /// Receives a setting that was read by somebody else, who told neither limits nor mode: both stay
  /// as they are known.
  public mutating func receive(setting: LeverageReading.Setting, at date: Date) {
    let known = leverage.value
    receive(
      leverage: .read(
        LeverageReading(
          setting: setting, limits: known?.limits, positionMode: known?.positionMode), at: date))
  }

  /// Receives what a change proved, unless something newer was proved.
  public mutating func receive(_ proved: ProvedSetting) {
    guard (self.proved?.provedAt ?? .distantPast) <= proved.provedAt else { return }
    self.proved = proved
  }

  /// Receives a whole reading, part by part. A setting that was proved before the leverage of the new
  /// reading, and that the new reading does not know of, is forgotten.
  public mutating func receive(_ new: InstrumentReading) {
    if let proved = new.proved {
      receive(proved)
    } else if let known = proved, known.provedAt < new.leverage.date ?? .distantPast {
      proved = nil
    }
    receive(leverage: new.leverage)
    receive(positions: new.positions)
    // How far back orders were searched belongs to these orders.
    if new.openOrders.isNotOlder(than: openOrders) {
      ordersSearchedBack = new.ordersSearchedBack
      receive(openOrders: new.openOrders)
    }
    receive(positionMode: new.positionMode)
    if new.markPrice.isNotOlder(than: markPrice) { markPrice = new.markPrice }
    if new.marginMode.isNotOlder(than: marginMode) { marginMode = new.marginMode }
    if new.wallet.isNotOlder(than: wallet) { wallet = new.wallet }
    if new.tiers.isNotOlder(than: tiers) { tiers = new.tiers }
  }

  /// Receives the setting that the outcome of a change rests on: what was read back, else what was
  /// proved otherwise.
  public mutating func receive(_ report: ChangeReport) {
    if case .value(let values) = report.readBack {
      receive(setting: .read(values), at: report.decidedAt)
    } else if report.outcome.isSuccess {
      receive(
        ProvedSetting(
          setting: report.change.to, proof: report.proof, change: report.identifier,
          provedAt: report.decidedAt))
    }
  }

  /// Receives what the journal tells of a change, as of a moment no later than now. A leverage that
  /// was never read stays so, for a reading brings limits and mode along.
  public mutating func receive(_ change: JournalledChange, asOf date: Date) {
    if case .value(let values)? = change.conclusion?.readBack {
      if leverage.value != nil { receive(setting: .read(values), at: date) }
    } else if let proved = ProvedSetting(change) {
      receive(proved)
    }
  }

  /// Forgets what was proved before a change that may have altered it.
  ///
  /// - Parameter date: when the journal noted the change last.
  public mutating func forgetProved(before change: JournalledChange, notedAt date: Date) {
    guard let proved, proved.change != change.identifier, !change.isProved, proved.provedAt < date
    else { return }
    self.proved = nil
  }
}
