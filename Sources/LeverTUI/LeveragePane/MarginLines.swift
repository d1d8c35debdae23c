import Desk
import FoundationEssentials
import LeverDomain
import LeverWording
import TerminalCanvas

/// How the margin of an instrument is held, what is available, and what a wanted leverage would do
/// to the margin of the open positions.
struct MarginLines {
  /// What is known of the instrument.
  let reading: InstrumentReading
  /// What holds on its venue.
  let traits: VenueTraits
  /// The setting that is wanted; nil when none is.
  let wanted: LeverageSetting?
  /// What signs look like.
  let shapes: Shapes

  /// All lines.
  func lines(columns: Int) -> [Line] {
    var mode = mode
    let title = "Margin mode"
    mode.text = mode.text.fitted(
      to: max(8, columns - title.columns - 1), ellipsis: shapes.ellipsis)
    return [Line([Span(title, .title)], trailing: [mode])] + available(columns)
      + positions(columns)
  }

  private var quote: VenueText { reading.instrument.quoteAsset }

  private var mode: Span {
    switch reading.marginMode {
    case .notRead: Span("not read yet", .unknown)
    case .failed: Span("could not be read", .danger)
    case .read(let mode?, _): Span(Wording.marginMode(mode))
    case .read(nil, _): Span(Wording.marginModeNotGiven(traits.marginModeSource), .unknown)
    }
  }

  private func available(_ columns: Int) -> [Line] {
    switch reading.wallet {
    case .notRead: [labelled("not read yet", .unknown)]
    case .failed(let error, _):
      Line.wrapped(
        "available: could not be read: \(Wording.error(error))", columns: columns, hanging: 2,
        role: .danger)
    case .read(nil, _): [labelled(Wording.notGivenByVenue, .unknown)]
    case .read(let wallet?, _): amount(Wording.wallet(wallet), columns)
    }
  }

  private func labelled(_ text: String, _ role: Role) -> Line {
    Line([Span("available ", .muted), Span(text, role)])
  }

  /// An amount beside its label, below it where both do not fit in a line.
  private func amount(_ text: String, _ columns: Int) -> [Line] {
    let line = labelled(text, .text)
    guard line.columns > columns else { return [line] }
    return [Line("available", .muted)] + Line.wrapped(text, columns: columns, indent: 2)
  }

  /// What becomes of the open positions, where they do not forbid the change.
  private func positions(_ columns: Int) -> [Line] {
    guard let wanted, traits.openPosition == .advises, let open = reading.positions.value,
      !open.isEmpty
    else { return [] }
    guard traits.positionMargin != .kept else {
      let effect = Wording.positionEffect(reading, traits) ?? ""
      return Line.wrapped(effect, columns: columns, hanging: 2, role: .muted)
    }
    guard let estimate = MarginEstimate(setting: wanted, on: reading) else {
      return Line.wrapped(
        "position margin: \(Wording.notGivenByVenue)", columns: columns, hanging: 2,
        role: .unknown)
    }
    var lines = [Line("position margin, estimate", .unknown)]
    for part in estimate.parts {
      lines += Line.wrapped(
        "\(part.position.side.rawValue) \(Wording.money(part.before)) "
          + "\(shapes.arrowRight) \(shapes.about)\(Wording.money(part.after)) \(quote)",
        columns: columns, indent: 2, hanging: 4)
    }
    return lines + sum(estimate, columns) + doubt(columns)
  }

  /// What all of them take from what is available, or give back.
  private func sum(_ estimate: MarginEstimate, _ columns: Int) -> [Line] {
    guard estimate.additional != 0 else { return [] }
    let isMore = estimate.additional > 0
    let amount = "\(shapes.about)\(Wording.money(abs(estimate.additional))) \(quote)"
    let isTooMuch = isMore && estimate.available.map { estimate.additional > $0 } ?? false
    return Line.wrapped(
      isTooMuch
        ? "requires \(amount) more than now, which is not available"
        : isMore ? "requires \(amount) more" : "releases \(amount)",
      columns: columns, indent: 2, hanging: 4, role: isTooMuch ? .warning : .text)
  }

  private func doubt(_ columns: Int) -> [Line] {
    guard traits.positionMargin == .assumedRecomputed else { return [] }
    return Line.wrapped(
      "assumed: the venue's page speaks of the opening leverage alone", columns: columns, indent: 2,
      hanging: 4, role: .unknown)
  }
}
