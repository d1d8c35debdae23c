import JournalModel
import LeverDomain
import Testing

@testable import LeverTUI

/// The list behind the journal: pages, filters, news.
struct JournalListTests {
  static let lines = 10

  /// A journal of so many changes, the newest with the highest number.
  struct Store {
    var samples: [SampleChange]

    init(_ count: Int) {
      samples = (1...max(1, count)).map { number in
        SampleChange(
          number: Int64(number), symbol: number.isMultiple(of: 2) ? "BTCUSDT" : "ETHUSDT",
          user: number.isMultiple(of: 3) ? "ben" : "asha",
          outcome: number.isMultiple(of: 5) ? .unknown : .applied)
      }
    }

    func page(_ question: JournalQuestion) -> JournalPage {
      JournalPage(
        changes: Array(
          samples.reversed().map(\.change).filter(question.filter.admits)
            .prefix(question.limit)), unreadable: [])
    }
  }

  /// Answers everything that a view asks.
  func answer(_ view: inout JournalList, _ store: Store) -> Int {
    var count = 0
    while let question = view.nextQuestion(lines: Self.lines) {
      view.take(.success(store.page(question)), to: question, lines: Self.lines)
      count += 1
    }
    return count
  }

  func numbers(_ view: JournalList) -> [Int64] { view.changes.map { $0.sequence / 10 } }

  @Test func `the newest page is read first and no more than is in sight`() {
    var view = JournalList()
    #expect(view.isReading)
    #expect(answer(&view, Store(1000)) == 1)
    #expect(numbers(view) == Array((937...1000).reversed()))
    #expect(!view.isReading && !view.isComplete)
  }

  @Test func `scrolling to the end reads further back, to the beginning`() {
    var view = JournalList()
    let store = Store(1000)
    _ = answer(&view, store)
    while !view.isComplete {
      let count = view.changes.count
      view.select(view.changes.count - 1, lines: Self.lines)
      _ = answer(&view, store)
      #expect(view.changes.count > count || view.isComplete)
    }
    #expect(numbers(view) == Array((1...1000).reversed()))
  }

  @Test func `a filter shows at once what is at hand and then what the journal finds`() {
    var view = JournalList()
    let store = Store(1000)
    _ = answer(&view, store)
    view.edit(lines: Self.lines) { $0 = TextField("eth BEN") }
    let atHand = numbers(view)
    #expect(!atHand.isEmpty && atHand.allSatisfy { $0 % 6 == 3 })
    #expect(answer(&view, store) >= 1)
    #expect(view.changes.count >= 64)
    #expect(numbers(view).allSatisfy { $0 % 6 == 3 })
    view.edit(lines: Self.lines) { $0 = TextField("") }
    _ = answer(&view, store)
    #expect(numbers(view).prefix(64) == Array((937...1000).reversed())[...])
  }

  @Test func `an answer to a filter that was changed since is not taken`() throws {
    var view = JournalList()
    let store = Store(100)
    let asked = view.nextQuestion(lines: Self.lines)
    let first = try #require(asked)
    view.edit(lines: Self.lines) { $0 = TextField("eth") }
    #expect(view.nextQuestion(lines: Self.lines) == nil)
    view.take(.success(store.page(first)), to: first, lines: Self.lines)
    #expect(view.changes.isEmpty && view.isReading)
    _ = answer(&view, store)
    #expect(view.changes.allSatisfy { $0.intent.change.symbol.text == "ETHUSDT" })
  }

  @Test func `only unsettled changes are shown, and go when they are settled`() throws {
    var view = JournalList()
    var store = Store(100)
    view.toggleInDoubtOnly(lines: Self.lines)
    _ = answer(&view, store)
    #expect(numbers(view) == Array(stride(from: 100, through: 5, by: -5)))
    store.samples[49].outcome = .applied
    view.take([store.samples[49].change], lines: Self.lines)
    #expect(!numbers(view).contains(50))
    #expect(view.changes.count == 19)
  }

  @Test func `new changes come in on top and the selection stays on its change`() {
    var view = JournalList()
    _ = answer(&view, Store(1000))
    view.select(3, lines: Self.lines)
    view.take(
      [SampleChange(number: 1001).change, SampleChange(number: 1002).change], lines: Self.lines)
    #expect(numbers(view).prefix(3) == [1002, 1001, 1000])
    #expect(view.selectedChange?.sequence == 9970)
    #expect(view.position.top == 0)
  }

  @Test func `whoever has scrolled away keeps what is in sight`() {
    var view = JournalList()
    _ = answer(&view, Store(1000))
    view.select(30, lines: Self.lines)
    let first = view.changes[view.position.top].sequence
    view.take([SampleChange(number: 1001).change], lines: Self.lines)
    #expect(view.changes[view.position.top].sequence == first)
    #expect(view.selectedChange?.sequence == 9700)
  }

  @Test func `a later state of a change replaces the earlier one, and never the other way`() {
    var view = JournalList()
    _ = answer(&view, Store(4))
    let open = SampleChange(number: 4, outcome: nil, answer: nil).change
    view.take([open], lines: Self.lines)
    #expect(view.changes.first?.outcome == .applied)
    var settled = SampleChange(number: 4, outcome: .applied)
    settled.successor = SampleChange.identifier(3)
    view.take([settled.change], lines: Self.lines)
    #expect(view.changes.first?.successor != nil)
    #expect(view.changes.count == 4)
  }

  @Test func `news of what was not scrolled to does not tear a gap`() {
    var view = JournalList()
    _ = answer(&view, Store(1000))
    view.take([SampleChange(number: 5).change], lines: Self.lines)
    #expect(numbers(view) == Array((937...1000).reversed()))
  }

  @Test func `a failure is kept until the person reads again`() throws {
    var view = JournalList()
    let asked = view.nextQuestion(lines: Self.lines)
    let question = try #require(asked)
    view.take(.failure(.storage(.busy(at: "journal"))), to: question, lines: Self.lines)
    #expect(view.failure == .storage(.busy(at: "journal")))
    #expect(view.nextQuestion(lines: Self.lines) == nil)
    view.readAgain()
    #expect(view.failure == nil)
    #expect(answer(&view, Store(3)) == 1)
    #expect(view.changes.count == 3)
  }
}
