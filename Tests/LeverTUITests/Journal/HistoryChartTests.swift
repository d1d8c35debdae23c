import FoundationEssentials
import LeverDomain
import TerminalCanvas
import Testing

@testable import LeverTUI

struct HistoryChartTests {
  func picture(
    _ samples: [SampleChange], side: PositionSide = .long, columns: Int = 52, rows: Int = 4,
    shapes: Shapes = .unicode
  ) -> String {
    let history = LeverageHistory(of: samples.map(\.change), side: side)
    return HistoryChart.lines(
      history, until: Stage.start, columns: columns, rows: rows, shapes: shapes
    ).map { line in
      var text = line.spans.map(\.text).joined()
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  let rising = [
    SampleChange(number: 1, from: "10", to: "20", secondsAgo: 1000),
    SampleChange(number: 2, from: "20", to: "40", secondsAgo: 600),
    SampleChange(number: 3, from: "40", to: "10", secondsAgo: 200),
  ]

  @Test func `proved values make a step line with labelled axes`() {
    #expect(
      picture(rising) == """
        40x ┤                  ●─────────────────┐
            │                  │                 │
        20x ┤●─────────────────┘                 │
        10x ┤●                                   ●──────────
            └───────────────────────────────────────────────
             2023-11-14T21:56:40Z       2023-11-14T22:13:20Z
        """)
  }

  @Test func `ascii draws the same line with plain characters`() {
    #expect(
      picture(rising, shapes: .ascii) == """
        40x +                  *-----------------+
            |                  |                 |
        20x +*-----------------+                 |
        10x +*                                   *----------
            +-----------------------------------------------
             2023-11-14T21:56:40Z       2023-11-14T22:13:20Z
        """)
  }

  @Test func `what nobody knows is left open and marked on the axis`() {
    let samples = [
      SampleChange(number: 1, from: "10", to: "20", secondsAgo: 1000),
      SampleChange(
        number: 2, from: "20", to: "40", secondsAgo: 600, outcome: .unknown, proof: .none,
        answer: .failed(VenueError(.timedOut))),
      SampleChange(number: 3, from: "40", to: "10", secondsAgo: 200),
    ]
    #expect(
      picture(samples) == """
        40x ┤                                    ●
            │                                    │
        20x ┤●─────────────────                  │
        10x ┤●                                   ●──────────
            └──────────────────??????????????????───────────
             2023-11-14T21:56:40Z       2023-11-14T22:13:20Z
             ? not known what was set then
        """)
  }

  @Test func `a value that somebody else set is proved where it was read`() {
    let samples = [
      SampleChange(number: 1, from: "10", to: "20", secondsAgo: 1000),
      SampleChange(number: 2, from: "30", to: "40", secondsAgo: 600),
    ]
    let history = LeverageHistory(of: samples.map(\.change), side: .long)
    #expect(
      history.moments.map(\.value) == [
        leverage("10"), leverage("20"), leverage("30"), leverage("40"),
      ])
    #expect(history.moments.map(\.isHeld) == [true, false, true, false])
    #expect(picture(samples).contains("?"))
  }

  @Test func `a refusal proves that the earlier value stood`() {
    var refused = SampleChange(number: 2, from: "20", to: "40", secondsAgo: 600)
    refused.outcome = .refused
    refused.reading = .value(LeverageSetting(both: leverage("20")))
    let history = LeverageHistory(
      of: [SampleChange(number: 1, from: "10", to: "20", secondsAgo: 1000), refused].map(\.change),
      side: .long)
    #expect(history.values == [leverage("10"), leverage("20")])
    #expect(history.moments.map(\.isHeld) == [true, true, false])
  }

  @Test func `a refusal that was not read proves nothing of the value from then on`() {
    var refused = SampleChange(number: 2, from: "20", to: "40", secondsAgo: 600)
    refused.outcome = .refused
    refused.proof = .none
    refused.answer = .failed(VenueError(.marginTooLow))
    refused.reading = .notOffered
    let history = LeverageHistory(
      of: [SampleChange(number: 1, from: "10", to: "20", secondsAgo: 1000), refused].map(\.change),
      side: .long)
    #expect(history.moments.map(\.value) == [leverage("10"), leverage("20"), nil])
    refused.answer = .failed(VenueError(.cancelled))
    #expect(
      LeverageHistory(of: [refused.change], side: .long).moments.last?.value == leverage("20"))
  }

  @Test func `sides that differ have a picture each`() {
    let samples = [SampleChange(number: 1, from: "10", to: "20", shortTo: "5", secondsAgo: 1000)]
    #expect(picture(samples).contains("20x ┤●"))
    #expect(picture(samples, side: .short).contains(" 5x ┤●"))
  }

  @Test func `values of one row are named together, and one value takes one row`() {
    let samples = [
      SampleChange(number: 1, from: "10", to: "11", secondsAgo: 1000),
      SampleChange(number: 2, from: "11", to: "125", secondsAgo: 600),
    ]
    #expect(picture(samples).contains("10–11x ┤"))
    let same = [SampleChange(number: 1, from: "10", to: "10", secondsAgo: 10, outcome: .alreadySet)]
    #expect(picture(same).split(separator: "\n").count == 3)
  }

  @Test func `clocks that jump back and ten thousand changes in a second are drawn`() {
    let jumping = [
      SampleChange(number: 1, from: "10", to: "20", secondsAgo: 100),
      SampleChange(number: 2, from: "20", to: "30", secondsAgo: 5000),
    ]
    #expect(picture(jumping).contains("30x"))
    let many = (1...10_000).map { number in
      SampleChange(
        number: Int64(number), from: "\(number % 100 + 1)", to: "\((number + 1) % 100 + 1)",
        secondsAgo: 1)
    }
    #expect(picture(many, rows: 6).split(separator: "\n").count == 8)
  }

  @Test func `nothing proved is said in words`() {
    #expect(picture([]) == "nothing is proved")
    #expect(
      picture([SampleChange(number: 1, from: nil, outcome: nil, answer: nil)])
        == "nothing is proved")
  }
}
