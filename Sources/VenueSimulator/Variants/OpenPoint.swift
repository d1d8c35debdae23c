/// A point that a venue's document leaves open, what is assumed about it, and the other answers that
/// the simulator can play. The variants of one point exclude each other.
///
/// The table of `docs/assumptions.md` is made from these.
public struct OpenPoint: Sendable {
  /// One of the answers that are not assumed.
  public struct Choice: Sendable {
    /// By which name it is asked for.
    public let variant: VenueVariant
    /// What the simulator then does, in a line.
    public let effect: String

    init(_ variant: VenueVariant, _ effect: String) {
      self.variant = variant
      self.effect = effect
    }
  }

  /// The venue's name.
  public let venue: String
  /// What the document says, in our words, and on which page (read 2026-11-21).
  public let document: String
  /// What holds without a variant.
  public let assumption: String
  /// Where lever shows the user that it is not certain.
  public let shown: String
  /// What to look at first on the live venue.
  public let firstLook: String
  /// The other answers.
  public let choices: [Choice]

  init(
    _ venue: SimulatedVenue, document: String, assumption: String, shown: String,
    firstLook: String, _ choices: [Choice]
  ) {
    self.venue = venue.rawValue
    self.document = document
    self.assumption = assumption
    self.shown = shown
    self.firstLook = firstLook
    self.choices = choices
  }

  /// Every open point, venue by venue.
  public static let all = SimulatedVenue.allCases.flatMap { $0.profile.openPoints }

  /// The open points of a venue by its name.
  public static func all(of venue: String) -> [OpenPoint] { all.filter { $0.venue == venue } }
}
