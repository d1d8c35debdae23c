import DomainTestSupport
import FoundationEssentials
import LeverDomain
import TerminalCanvas

@testable import Desk
@testable import LeverTUI

/// A screen without a terminal: keys go in, effects and pictures come out, time stands still
/// unless told.
struct Stage {
  var model: AppState
  var effects: [ScreenAction] = []
  let planner: ChangePlanner
  /// The state that was drawn last.
  private var drawn: AppState?
  static let start = Date(timeIntervalSince1970: 1_700_000_000)

  /// The four practice accounts, connected, with what a few cheap requests tell.
  init(
    _ size: Size = Size(columns: 120, rows: 40), unicode: Bool = true,
    venues: [ScriptedVenue] = [.blocking, .listing, .unreadable, .hedging],
    isConnected: Bool = true,
    clipboard: Bool = false, notices: [String] = [], remembered: [CachedAccount?] = []
  ) {
    let accounts = venues.compactMap { venue in
      AccountName(venue.rules.venue.rawValue).map { DeskAccount(name: $0, connection: venue) }
    }
    planner = ChangePlanner(accounts: accounts, confirmAbove: leverage("20"))
    model = AppState(
      accounts: accounts, size: size,
      abilities: TerminalAbilities(
        colours: .indexed, unicode: unicode, mouse: true, clipboard: clipboard),
      themes: ["default", "dark"], notices: notices, remembered: remembered,
      now: Stage.start)
    effects = model.start()
    guard isConnected else { return }
    for account in model.accounts.all { connect(account.name) }
  }

  mutating func send(_ message: Message) {
    if case .input = message { draw() }
    effects = update(&model, message, planner)
  }

  /// Draws what has changed, as the program does before it waits for input.
  mutating func draw() {
    guard model != drawn else { return }
    _ = update(&model, .drawn(view(model).facts), planner)
    drawn = model
  }

  mutating func press(_ key: Key) { send(.input(.key(key))) }

  mutating func press(_ code: Key.Code) { press(Key(code)) }

  /// Types characters one by one.
  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.character(scalar)) }
  }

  mutating func wait(_ seconds: Double) {
    send(.timePassed(model.now.addingTimeInterval(seconds)))
  }

  mutating func connect(_ name: AccountName) {
    send(
      .connected(
        account: name,
        AccountReading(
          clock: .read(
            ClockOffset(
              offset: .milliseconds(120), uncertainty: .milliseconds(8), measuredAt: model.now),
            at: model.now),
          key: .read(
            KeyReport(mayChangeLeverage: true, mayWithdraw: false, permissions: []),
            at: model.now))))
    guard let traits = model.accounts.index(of: name).map({ model.accounts.all[$0].traits }) else {
      return
    }
    let isListed = traits.limitsSource == .instrumentList
    send(
      .instrumentsRead(
        account: name, .read(Stage.instruments(hasLimits: isListed), at: model.now)))
    send(.positionsRead(account: name, .read(Stage.positions, at: model.now)))
    send(.openOrdersRead(account: name, .read(Stage.orders, at: model.now)))
    if traits.modeIsAccountWide {
      let mode: PositionMode = traits.modeShapesRequest ? .hedge : .oneWay
      send(.positionModeRead(account: name, .read(mode, at: model.now)))
    }
    tell(name, backgroundLimit: 9)
  }

  /// Tells what is left of an account's limits, and how much of it may go to what nobody asked for.
  mutating func tell(_ name: AccountName = .blocking, backgroundLimit: Int) {
    send(
      .budgetsRead(
        account: name,
        budgets: [
          Budget(
            name: "GET leverage", limit: 20, left: 18, window: .seconds(60), wait: .zero,
            backgroundLimit: backgroundLimit)
        ],
        change: Budget(name: "changes", limit: 10, left: 9, window: .seconds(60), wait: .zero)))
  }

  /// The examinations that the last message has begun.
  var examinations: [(symbol: String, priority: RequestPriority)] {
    effects.compactMap { effect in
      switch effect {
      case .background(.account(_, .examine(let instrument, let priority))),
        .background(.account(_, .examineRest(let instrument, let priority))):
        (instrument.symbol.text, priority)
      default: nil
      }
    }
  }

  /// Selects an instrument of an account, and reads all of it.
  mutating func select(
    _ symbol: String, account: AccountName = .blocking, now long: String? = "10",
    short: String? = nil,
    limits: (String, String, String) = ("1", "125", "1"), mode: PositionMode? = .oneWay,
    margin: MarginMode? = .cross, wallet: Reading<Wallet?> = Stage.wallet
  ) {
    selectAccount(account)
    press(.character("/"))
    type(symbol)
    press(.enter)
    examine(
      symbol, account: account, now: long, short: short, limits: limits, mode: mode,
      margin: margin, wallet: wallet)
  }

  /// Selects an account, as a click on it does.
  mutating func selectAccount(_ name: AccountName) {
    if let index = model.accounts.index(of: name) { model.selectAccount(index) }
  }

  /// Lets an examination of an instrument come in.
  mutating func examine(
    _ symbol: String, account: AccountName = .blocking, now long: String? = "10",
    short: String? = nil,
    limits: (String, String, String) = ("1", "125", "1"), mode: PositionMode? = .oneWay,
    margin: MarginMode? = .cross, wallet: Reading<Wallet?> = Stage.wallet
  ) {
    guard let index = model.accounts.index(of: account),
      let row = model.instruments.list(of: index).row(of: LeverTUITests.symbol(symbol))
    else { return }
    var reading = row.reading
    let setting: LeverageReading.Setting =
      long.map { long in
        .read(LeverageSetting(long: leverage(long), short: leverage(short ?? long)))
      } ?? .notOffered
    reading.leverage = .read(
      LeverageReading(
        setting: setting,
        limits: LeverageLimits(
          minimum: leverage(limits.0), maximum: leverage(limits.1), step: leverage(limits.2))),
      at: model.now)
    reading.positionMode = .read(mode, at: model.now)
    reading.markPrice = .read(Price(64_000), at: model.now)
    let isOffered =
      model.accounts.all[index].traits.marginModeSource == .eachInstrument
    reading.marginMode = .read(isOffered ? margin : nil, at: model.now)
    reading.wallet = wallet
    reading.tiers = .read(Stage.tiers, at: model.now)
    send(.examined(account: account, row.symbol, reading))
  }

  /// The report of a submitted change.
  func report(
    _ entry: ChangeEntry, _ verdict: Verdict, readBack: ReadBack? = nil
  ) -> ChangeReport {
    let shown: ReadBack =
      verdict.proof == .readBack && verdict.outcome.isSuccess
      ? .value(entry.proposal.change.to) : .notShown
    return ChangeReport(
      identifier: ChangeIdentifier(), account: entry.proposal.account,
      venue: entry.proposal.venue, change: entry.proposal.change,
      steps: entry.proposal.steps.map {
        ChangeReport.StepReport(step: $0, answer: nil, verdict: verdict)
      }, readBack: readBack ?? shown, submittedAt: model.now, decidedAt: model.now,
      outcome: verdict.outcome, proof: verdict.proof)
  }

  /// What the screen shows once the keys have rested.
  var text: String {
    var rested = model
    _ = update(&rested, .rested, planner)
    return view(rested).canvas.text
  }

  static let wallet: Reading<Wallet?> = .read(
    Wallet(currency: "USDT", balance: 5000, available: 4400), at: start)

  static let tiers = [
    NotionalTier(
      floor: 0, cap: 50_000, maximumLeverage: leverage("125"), maintenanceMarginRate: 0.004),
    NotionalTier(
      floor: 50_000, cap: 250_000, maximumLeverage: leverage("100"),
      maintenanceMarginRate: 0.005),
    NotionalTier(
      floor: 250_000, cap: 1_000_000, maximumLeverage: leverage("50"),
      maintenanceMarginRate: 0.01),
    NotionalTier(
      floor: 1_000_000, cap: 10_000_000, maximumLeverage: leverage("20"),
      maintenanceMarginRate: 0.025),
  ]

  static func instruments(hasLimits: Bool = true, count: Int = 30) -> [Instrument] {
    let limits = LeverageLimits(
      minimum: leverage("1"), maximum: leverage("125"), step: leverage("1"))
    let named = [
      ("BTCUSDT", InstrumentStatus.tradable), ("ETHUSDT", .tradable), ("DOGEUSDT", .tradable),
      ("SOLUSDT", .tradable), ("OLDUSDT", .notTradable("SETTLING")), ("币安人生USDT", .tradable),
    ]
    let coins = (0..<max(0, count - named.count)).map { number in
      (
        "COIN\(number < 10 ? "00" : number < 100 ? "0" : "")\(number)USDT",
        InstrumentStatus.tradable
      )
    }
    return (named + coins).map { name, status in
      Instrument(
        symbol: symbol(name), baseAsset: "BTC", quoteAsset: "USDT", status: status,
        limits: hasLimits ? limits : nil)
    }
  }

  static let positions = [
    Position(
      symbol: symbol("ETHUSDT"), side: .long, size: 2, identifier: "8b81b763-7d1e",
      entryPrice: 3000, value: 6000, margin: 600, leverage: leverage("10"))
  ]

  static let orders = [
    OpenOrder(
      symbol: symbol("DOGEUSDT"), identifier: "01936c09-43d2-7f0a-9c55-b6a3f1e2d4c8", side: .buy,
      type: "LIMIT", status: "NEW", price: Decimal(string: "0.3"), quantity: 160,
      createdAt: start.addingTimeInterval(-700_000))
  ]
}

/// A symbol that is known to be one.
func symbol(_ text: String) -> ContractSymbol {
  guard let symbol = ContractSymbol(text) else { preconditionFailure("\(text) is no symbol") }
  return symbol
}

/// A leverage that is known to be one.
func leverage(_ text: String) -> Leverage {
  do { return try Leverage(text) } catch { preconditionFailure("\(text) is no leverage") }
}

extension AccountName {
  /// The accounts of a stage, each by what its venue is like.
  static let blocking = known(.coinswitchFutures)
  static let listing = known(.coinswitchHFT)
  static let unreadable = known(.ztdx)
  static let hedging = known(.bingx)

  private static func known(_ venue: Venue) -> AccountName {
    guard let name = AccountName(venue.rawValue) else {
      preconditionFailure("\(venue) is no name")
    }
    return name
  }
}

extension AppState {
  /// What is known of the selected instrument.
  var row: ListedInstrument? { subject?.row }
  /// The setting that is wanted on it.
  var wantedSetting: LeverageSetting? { leverage.draft.wantedSetting(on: subject) }
  /// What is wanted of it on one side.
  func wanted(_ side: PositionSide) -> Leverage? { leverage.draft.wanted(side, on: subject) }
  /// What is wrong with the value being typed.
  var entryProblem: String? { leverage.draft.entryProblem(on: subject) }
  /// The changes of the screen.
  var changes: [ChangeEntry] { staging.entries }
}
