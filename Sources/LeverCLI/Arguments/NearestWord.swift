/// Finds the words that a person may have meant.
public enum NearestWord {
  /// The best matches for `typed` among `known`, best first: at most `count`, none where nothing
  /// comes near.
  public static func suggestions(
    for typed: String, among known: some Sequence<String>, count: Int = 1
  ) -> [String] {
    let wanted = letters(of: typed)
    guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
    let farthest = max(1, wanted.count / 3)
    let ranked = known.compactMap { word -> (distance: Int, word: String)? in
      let candidate = letters(of: word)
      if candidate == wanted { return (0, word) }
      if wanted.count >= 2, candidate.starts(with: wanted) {
        return (1 + candidate.count - wanted.count, word)
      }
      guard abs(candidate.count - wanted.count) <= farthest else { return nil }
      let distance = distance(from: wanted, to: candidate)
      return distance <= farthest ? (distance * 2, word) : nil
    }
    let sorted = ranked.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
    let same = sorted.prefix { $0.distance == 0 }
    return (same.isEmpty ? sorted[...] : same).prefix(count).map(\.word)
  }

  /// What counts for likeness: letters and digits, whatever their case.
  private static func letters(of word: String) -> [Character] {
    word.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// How many letters are added, left out, exchanged or swapped with a neighbour.
  private static func distance(from left: [Character], to right: [Character]) -> Int {
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          last[column + 1] + 1, current[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
