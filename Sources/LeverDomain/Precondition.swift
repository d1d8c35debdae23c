public import FoundationEssentials

/// Something that must hold before a change, whether it does, and the evidence.
public struct Precondition: Hashable, Sendable {
  /// What must hold.
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// The instrument is open for trading.
    case tradableInstrument = "tradable_instrument"
    /// No position is open.
    case noOpenPosition = "no_open_position"
    /// No order is open.
    case noOpenOrder = "no_open_order"
    /// The account and its key may change settings.
    case keyAllowed = "key_allowed"
    /// This machine's clock, corrected by the measured offset, is inside the venue's window.
    case clockClose = "clock_close"
    /// The venue's rate limit leaves room for the change and its proof.
    case budgetLeft = "budget_left"
    /// The venue gave limits, so that the value can be checked before it is sent.
    case limitsKnown = "limits_known"
    /// The venue said which position mode the account is in.
    case positionModeKnown = "position_mode_known"
    /// What is free suffices for the margin that open positions need at the new leverage.
    case marginSuffices = "margin_suffices"
  }

  /// Whether it holds.
  public enum State: String, CaseIterable, Sendable, Hashable {
    /// It holds.
    case met
    /// It does not hold, and the change cannot be made.
    case blocking
    /// It does not hold; the change can be made, and the user should know.
    case advisory
    /// Not known: not read yet, or the reading failed.
    case unknown
  }

  /// Whose rule it is.
  public enum Rule: String, Sendable, Hashable {
    /// Required by the venue; its page is named with the precondition.
    case venue
    /// Nobody's: for the user to know.
    case advice
    /// This program's, for safety.
    case lever
    /// The user's own configuration.
    case configuration
  }

  /// What the state rests on.
  public enum Evidence: Hashable, Sendable {
    /// An open position.
    case position(Position)
    /// An open order.
    case order(OpenOrder)
    /// How far the venue's clock is ahead of this machine's, and what the venue tolerates.
    case clockOffset(Duration, tolerance: Duration?)
    /// The venue's word for the instrument's status.
    case status(VenueText)
    /// The account is configured as read-only.
    case readOnlyAccount
    /// What the venue says that the key may do.
    case keyPermissions([VenueText])
    /// The key is not the one that belongs to the account's secret.
    case keyOfAnotherSecret
    /// How far back a search reached that cannot reach everything.
    case searchedBack(Duration)
    /// The reading that would tell failed.
    case failure(VenueError)
    /// The reading that would tell has not been made.
    case notRead
    /// How many requests of a kind are left in the window.
    case requestsLeft(Int, of: Int, window: Duration)
    /// An estimate of the margin that open positions need beyond what they hold, and what is free,
    /// nil when not known; both counted in the same asset.
    case marginNeeded(Decimal, available: Decimal?, asset: VenueText)
    /// When the reading was made.
    case readAt(Date)
  }

  /// What must hold.
  public let kind: Kind
  /// Whether it holds.
  public let state: State
  /// Whose rule it is.
  public let rule: Rule
  /// The page of the venue's document that has the rule, as its heading reads; nil where the rule is
  /// not the venue's, or no page has it.
  public let page: VenueText?
  /// What the state rests on.
  public let evidence: [Evidence]
  /// Whether no change can be made while it is unknown, for without it the request could not be
  /// checked or written.
  public let mustBeKnown: Bool

  /// A precondition with its evidence. A change can be made while it is unknown, unless said
  /// otherwise.
  public init(
    _ kind: Kind, _ state: State, rule: Rule, page: VenueText? = nil, evidence: [Evidence] = [],
    mustBeKnown: Bool = false
  ) {
    self.kind = kind
    self.state = state
    self.rule = rule
    self.page = page
    self.evidence = evidence
    self.mustBeKnown = mustBeKnown
  }

  /// Whether it is known not to hold where it must.
  public var isBlocking: Bool { state == .blocking }

  /// Whether it forbids the change as things are known now: it does not hold, or is not known and
  /// must be.
  public var forbidsChange: Bool { isBlocking || state == .unknown && mustBeKnown }
}
