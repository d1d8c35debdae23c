import LeverCLI
import LeverDomain
import VenueSimulator

/// The variants of the simulator, as they are listed and chosen by name.
enum VariantChoice {
  /// Every variant, as the help lists it: a section a venue.
  static var help: [HelpSection] {
    Venue.allCases.map { venue in
      HelpSection(
        title: "Variants of \(venue.rawValue)",
        terms: OpenPoint.all(of: venue.rawValue).flatMap(\.choices).map {
          ($0.variant.rawValue, $0.effect)
        })
    }
  }

  /// The variants of these names.
  static func variants(_ names: [String]) throws(CommandFailure) -> Set<VenueVariant> {
    var variants: Set<VenueVariant> = []
    for name in names {
      guard let variant = VenueVariant(rawValue: name) else {
        let near = NearestWord.suggestions(
          for: name, among: VenueVariant.allCases.map(\.rawValue))
        throw CommandFailure(
          .usage, "--variant: there is no variant \(Quoted(name))",
          hint: near.first.map { "did you mean \($0)?" }
            ?? "lever simulate --help lists the variants")
      }
      variants.insert(variant)
    }
    if let (first, second) = VenueVariant.contradiction(among: variants) {
      throw CommandFailure(
        .usage,
        "--variant: \(first.rawValue) and \(second.rawValue) are two answers to one question",
        hint: "leave out the one or the other")
    }
    return variants
  }
}
