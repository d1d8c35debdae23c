import Desk
import FoundationEssentials
import LeverDomain

/// An account's instruments with what is known of each, filter, selection and scroll position.
struct InstrumentList: Equatable {
  /// Whether the venue's list has been read.
  private(set) var state = Reading<Int>.notRead
  /// When an earlier run has read the list, as long as this one has not.
  private(set) var rememberedAt: Date?
  /// Every instrument, by symbol.
  private(set) var rows: [ListedInstrument] = []
  /// The places in `rows` of those that the filter lets through, in order.
  private(set) var shown: [Int] = []
  /// What the user filters by.
  private(set) var filter = TextField()
  /// Which of `shown` is selected and in sight.
  private(set) var position = ListState()
  /// The position mode, where one holds for the whole account.
  private(set) var positionMode = Reading<PositionMode?>.notRead
  private var positions = Reading<[Position]>.notRead
  private var openOrders = Reading<[OpenOrder]>.notRead
  private var places: [ContractSymbol: Int] = [:]
  private var search = SymbolSearch(symbols: [])

  /// Whether the venue has told the list since the program started.
  var isListed: Bool { state.value != nil }

  /// The place of the selected row in `rows`; nil when none is shown.
  var selectedPlace: Int? {
    shown.indices.contains(position.selected) ? shown[position.selected] : nil
  }

  /// The selected row; nil when none is shown.
  var selectedRow: ListedInstrument? { selectedPlace.map { rows[$0] } }

  /// The place of a symbol in `rows`.
  func place(of symbol: ContractSymbol) -> Int? { places[symbol] }

  /// Which of `shown` stand in a window of so many lines.
  func window(_ lines: Int) -> Range<Int> { position.window(of: shown.count, lines: lines) }

  /// The rows in a window of so many lines.
  func rowsInSight(_ lines: Int) -> [ListedInstrument] {
    window(lines).map { rows[shown[$0]] }
  }

  /// What is known of an instrument; nil where it is not listed.
  func row(of symbol: ContractSymbol) -> ListedInstrument? { places[symbol].map { rows[$0] } }

  // MARK: - What is known

  /// Changes a row in place. False where the symbol is not listed.
  @discardableResult
  mutating func change(
    _ symbol: ContractSymbol, _ change: (inout ListedInstrument) -> Void
  ) -> Bool {
    guard let place = places[symbol] else { return false }
    change(&rows[place])
    return true
  }

  /// Whether each row can be changed must be worked out anew.
  mutating func forgetChangeable() { changeAll { $0.changeable = nil } }

  /// Works out for the rows in sight whether they can be changed.
  mutating func workOutChangeable(in account: ScreenAccount, lines: Int) {
    for position in window(lines) where rows[shown[position]].changeable == nil {
      let place = shown[position]
      rows[place].changeable = Changeability(account.preconditions(of: rows[place]))
    }
  }

  /// Takes in all positions of the account.
  mutating func take(positions: Reading<[Position]>) {
    self.positions = positions
    spreadPositions()
  }

  /// Takes in all open orders of the account.
  mutating func take(openOrders: Reading<[OpenOrder]>) {
    self.openOrders = openOrders
    spreadOpenOrders()
  }

  /// Takes in the position mode of the account.
  mutating func take(positionMode: Reading<PositionMode?>) {
    self.positionMode = positionMode
    spreadPositionMode()
  }

  /// Gives every row the position mode of the account, unless it knows something later.
  private mutating func spreadPositionMode() {
    let reading = positionMode
    guard reading != .notRead else { return }
    changeAll { $0.know { $0.receive(positionMode: reading) } }
  }

  /// Gives every row its share of the positions, unless it knows something later.
  private mutating func spreadPositions() {
    let shares = InstrumentShares(positions)
    changeAll { row in
      let share = shares[row.symbol]
      row.know { $0.receive(positions: share) }
    }
  }

  /// Gives every row its share of the open orders, unless it knows something later.
  private mutating func spreadOpenOrders() {
    let shares = InstrumentShares(openOrders)
    changeAll { row in
      let share = shares[row.symbol]
      row.know { $0.receive(openOrders: share) }
    }
  }

  private mutating func changeAll(_ change: (inout ListedInstrument) -> Void) {
    for place in rows.indices { change(&rows[place]) }
  }

  // MARK: - What is listed

  /// Begins with the list of an earlier run.
  mutating func begin(with known: CachedAccount, lines: Int) {
    guard !isListed else { return }
    rows = known.rows.map(ListedInstrument.init(remembering:))
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
        guard let place = knownPlaces[instrument.symbol] else {
          return ListedInstrument(instrument)
        }
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
    spreadPositions()
    spreadOpenOrders()
    spreadPositionMode()
  }

  private mutating func rememberPlaces() {
    places = [:]
    places.reserveCapacity(rows.count)
    for (place, row) in rows.enumerated() { places[row.symbol] = place }
    search = SymbolSearch(symbols: rows.map(\.symbol.text))
  }

  // MARK: - Filter and selection

  /// Filters by a text. A user who types `sol` means SOL, neither SOLO nor RESOLV: the contract
  /// of that very asset is selected, else the first symbol that begins with the text. Where the
  /// selected one begins with it too, or none does, the selection stays on its instrument as long
  /// as that is shown.
  mutating func editFilter(lines: Int, _ edit: (inout TextField) -> Void) {
    let symbol = selectedRow?.symbol
    edit(&filter)
    applyFilter(keeping: symbol, lines: lines)
    let start = filter.text.uppercased()
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
  private func isOfAsset(_ asset: String, _ row: ListedInstrument) -> Bool {
    let base = row.reading.instrument.baseAsset.text
    return base.utf8.count == asset.utf8.count && base.uppercased() == asset
      && row.symbol.text.uppercased().hasPrefix(asset)
  }

  private mutating func applyFilter(keeping symbol: ContractSymbol?, lines: Int) {
    shown = search.places(matching: filter.text)
    let place = symbol.flatMap { places[$0] }
    select(place.flatMap { SymbolSearch.firstIndex(of: $0, in: shown) } ?? 0, lines: lines)
  }

  /// Selects an instrument, and shows all where the filter hides it. False where it is not listed.
  mutating func reveal(_ symbol: ContractSymbol, lines: Int) -> Bool {
    guard let place = places[symbol] else { return false }
    if SymbolSearch.firstIndex(of: place, in: shown) == nil {
      editFilter(lines: lines) { $0.clear() }
    }
    if let index = SymbolSearch.firstIndex(of: place, in: shown) { select(index, lines: lines) }
    return true
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
