package import FoundationEssentials
package import LeverDomain

extension ScriptedVenue {
  /// What a venue that a test makes up answers.
  package struct Script: Sendable {
    /// What is counted.
    package enum Asked: Sendable, Hashable {
      /// Readings of a leverage.
      case leverage
      /// Readings of a margin mode.
      case marginMode
      /// Readings of a wallet.
      case wallet
    }

    /// The venue's clock against this machine's.
    package var clock: Result<Duration, VenueError> = .success(.milliseconds(12))
    /// What is said of the key.
    package var key: Result<KeyReport, VenueError> = .success(
      KeyReport(mayChangeLeverage: true, mayWithdraw: false, permissions: ["trade"]))
    /// The list of instruments.
    package var instruments: Result<[Instrument], VenueError> = .success([])
    /// What is set and read, where ``setting`` does not say otherwise.
    package var settings: [ContractSymbol: LeverageSetting] = [:]
    /// What a reading of any instrument shows; what is set, for nil.
    package var setting: Result<LeverageReading.Setting, VenueError>?
    /// What it shows once a change was answered; ``setting``, for nil.
    package var settingAfterChange: Result<LeverageReading.Setting, VenueError>?
    /// The limits that come with a leverage.
    package var limits: LeverageLimits?
    /// Why no leverage can be read.
    package var leverageFailure: VenueError?
    /// The position mode.
    package var mode: Result<PositionMode?, VenueError> = .success(.oneWay)
    /// The open positions of every instrument.
    package var positions: Result<[Position], VenueError> = .success([])
    /// The open orders of every instrument.
    package var orders: Result<[OpenOrder], VenueError> = .success([])
    /// The risk tiers of any instrument.
    package var tiers: [NotionalTier] = []
    /// The mark price of any instrument.
    package var markPrice: Price?
    /// The margin mode of any instrument.
    package var marginMode: MarginMode?
    /// What the account holds.
    package var wallet: Result<Wallet?, VenueError> = .success(nil)
    /// What changes are answered with, one after the other.
    package var answers: [ChangeAnswer] = []
    /// What they are answered with once ``answers`` are used up; accepted, for nil.
    package var laterAnswer: ChangeAnswer?
    /// From when on it takes no request any more; nil where it may at any time.
    package var expiresAt: Date?
    /// Called while a setting is being read.
    package var duringReading: (@Sendable (ContractSymbol) async -> Void)?
    /// Called while a change is under way.
    package var duringSubmit: (@Sendable () async -> Void)?
    /// The legs that were submitted.
    package internal(set) var sent: [ChangeStep] = []
    var counts: [Asked: Int] = [:]

    /// A venue without instruments, which takes every change.
    package init() {}

    var shown: Result<LeverageReading.Setting, VenueError>? {
      sent.isEmpty ? setting : settingAfterChange ?? setting
    }

    func reading(_ setting: LeverageReading.Setting) -> LeverageReading {
      LeverageReading(setting: setting, limits: limits)
    }

    /// Answers a leg, and sets what it asks for where it is accepted.
    mutating func submit(_ leg: ChangeStep) -> SubmittedRequest {
      sent.append(leg)
      let answer =
        answers.isEmpty
        ? laterAnswer ?? .accepted(echo: leg.target.long) : answers.removeFirst()
      if case .accepted = answer {
        let before = settings[leg.symbol]
        settings[leg.symbol] = LeverageSetting(
          long: leg.sides.contains(.long) ? leg.target.long : before?.long ?? leg.target.long,
          short: leg.sides.contains(.short) ? leg.target.short : before?.short ?? leg.target.short)
      }
      return SubmittedRequest(answer, expiresAt: expiresAt)
    }
  }
}
