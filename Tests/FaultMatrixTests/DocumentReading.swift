import LeverDomain
import Testing
import VenueSimulator

/// One reading of a venue's documents: their letter, or the letter but for one open point.
struct DocumentReading: Sendable, Hashable, CustomTestStringConvertible {
  let venue: Venue
  let variant: VenueVariant?

  /// Every reading of every venue.
  static let all: [DocumentReading] = Venue.allCases.flatMap { venue in
    [DocumentReading(venue: venue, variant: nil)]
      + VenueVariant.all(of: venue.rawValue).map { DocumentReading(venue: venue, variant: $0) }
  }

  var variants: Set<VenueVariant> { variant.map { [$0] } ?? [] }

  var testDescription: String { "\(venue.rawValue) \(variant?.rawValue ?? "by the letter")" }
}
