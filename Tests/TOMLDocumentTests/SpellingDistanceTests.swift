import Testing

@testable import TOMLDocument

struct SpellingDistanceTests {
  @Test(arguments: [
    ("venue", "venue", 0), ("venu", "venue", 1), ("vneue", "venue", 1), ("", "abc", 3),
    ("kitten", "sitting", 3), ("Theme", "theme", 0),
  ])
  func `slips are counted`(left: String, right: String, distance: Int) {
    #expect(SpellingDistance.between(left, and: right) == distance)
    #expect(SpellingDistance.between(right, and: left) == distance)
  }

  @Test func `only a near word is suggested`() {
    let words = ["theme", "confirm_above", "accounts"]
    #expect(SpellingDistance.nearest(to: "acounts", among: words) == "accounts")
    #expect(SpellingDistance.nearest(to: "colour", among: words) == nil)
    #expect(SpellingDistance.nearest(to: "x", among: []) == nil)
  }
}
