import Desk
import FoundationEssentials
import LeverDomain

/// An account's instruments with filter, selection and scroll position.
struct InstrumentList {
  /// Whether the venue's list has been read.
  private(set) var state = Reading<Int>.notRead
  /// When an earlier run has read the list, as long as this one has not.
  private(set) var rememberedAt: Date?
  /// Every instrument, by symbol.
  private(set) var rows: [InstrumentRow] = []
  /// The places in `rows` of those that the filter lets through, in order.
  private(set) var shown: [Int] = []
  /// What the user filters by.
  private(set) var filter = ""
  /// Which of `shown` is selected and in sight.
  private(set) var position = ListState()
  private var places: [ContractSymbol: Int] = [:]
  private var search = SymbolSearch(symbols: [])

  /// Whether the venue has told the list since the program started.
  var isListed: Bool { state.value != nil }

  /// The place of the selected row in `rows`; nil when none is shown.
  var selectedPlace: Int? {
    shown.indices.contains(position.selected) ? shown[position.selected] : nil
  }

  /// The selected row; nil when none is shown.
  var selectedRow: InstrumentRow? { selectedPlace.map { rows[$0] } }

  /// The place of a symbol in `rows`.
  func place(of symbol: ContractSymbol) -> Int? { places[symbol] }

  /// Which of `shown` stand in a window of so many lines.
  func window(_ lines: Int) -> Range<Int> { position.window(of: shown.count, lines: lines) }

  /// Changes a row in place.
  mutating func change(_ place: Int, _ change: (inout InstrumentRow) -> Void) {
    guard rows.indices.contains(place) else { return }
    change(&rows[place])
  }

  /// Changes every row in place.
  mutating func changeAll(_ change: (inout InstrumentRow) -> Void) {
    for place in rows.indices { change(&rows[place]) }
  }

  /// Begins with the list of an earlier run.
  mutating func begin(with known: CachedAccount, lines: Int) {
    guard !isListed else { return }
    rows = known.rows.map(InstrumentRow.init(remembering:))
    rememberedAt = known.listedAt
    rememberPlaces()
    applyFilter(keeping: nil, lines: lines)
  }

  /// Takes the venue's list; keeps what is known of instruments that are still in it, and the
  /// selection. A failure keeps the list that there was.
  mutating func take(_ reading: Reading<[Instrument]>, lines: Int) {
    switch reading {
    case .notRead: state = .notRead
    case .failed(let error, let date):
      if !isListed { state = .failed(error, at: date) }
    case .read(let instruments, let date):
      let wasSelected = selectedRow?.symbol
      let known = rows
      let knownPlaces = places
      rows = instruments.sorted { $0.symbol < $1.symbol }.map { instrument in
        guard let place = knownPlaces[instrument.symbol] else { return InstrumentRow(instrument) }
        var row = known[place]
        row.reading.instrument = instrument
        row.reading.isListed = true
        row.changeable = nil
        return row
      }
      state = .read(rows.count, at: date)
      rememberedAt = nil
      rememberPlaces()
      applyFilter(keeping: wasSelected, lines: lines)
    }
  }

  private mutating func rememberPlaces() {
    places = [:]
    places.reserveCapacity(rows.count)
    for (place, row) in rows.enumerated() { places[row.symbol] = place }
    search = SymbolSearch(symbols: rows.map(\.symbol.text))
  }

  /// Filters by a text. A person who types `sol` means SOL, neither SOLO nor RESOLV: the contract
  /// of that very asset is selected, else the first symbol that begins with the text. Where the
  /// selected one begins with it too, or none does, the selection stays on its instrument as long
  /// as that is shown.
  mutating func filter(by text: String, lines: Int) {
    let symbol = selectedRow?.symbol
    filter = text
    applyFilter(keeping: symbol, lines: lines)
    let start = text.uppercased()
    guard !start.isEmpty else { return }
    if let asset = shown.firstIndex(where: { isOfAsset(start, rows[$0]) }) {
      return select(asset, lines: lines)
    }
    guard !(symbol?.text.uppercased().hasPrefix(start) ?? false),
      let best = shown.firstIndex(where: { rows[$0].symbol.text.uppercased().hasPrefix(start) })
    else { return }
    select(best, lines: lines)
  }

  /// Whether a row is a contract on an asset, named in capitals, and its symbol begins with that.
  private func isOfAsset(_ asset: String, _ row: InstrumentRow) -> Bool {
    let base = row.reading.instrument.baseAsset.text
    return base.utf8.count == asset.utf8.count && base.uppercased() == asset
      && row.symbol.text.uppercased().hasPrefix(asset)
  }

  private mutating func applyFilter(keeping symbol: ContractSymbol?, lines: Int) {
    shown = search.places(matching: filter)
    let place = symbol.flatMap { places[$0] }
    select(place.flatMap { SymbolSearch.firstIndex(of: $0, in: shown) } ?? 0, lines: lines)
  }

  /// Selects one of `shown`, the nearer end where there is no such, and scrolls it into sight.
  mutating func select(_ index: Int, lines: Int) {
    position.select(index, of: shown.count, lines: lines)
  }

  /// Moves the selection.
  mutating func move(_ move: ListMove, lines: Int) {
    position.move(move, of: shown.count, lines: lines)
  }

  /// Scrolls without selecting another row than need be.
  mutating func scroll(by delta: Int, lines: Int) {
    position.scroll(by: delta, of: shown.count, lines: lines)
  }

  /// Scrolls as little as needed for the selection to be in sight.
  mutating func reveal(lines: Int) {
    position.reveal(of: shown.count, lines: lines)
  }
}
