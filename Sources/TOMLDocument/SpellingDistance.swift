/// Finds the word that was probably meant.
public enum SpellingDistance {
  /// The nearest of `words`; nil when none is near enough to be meant.
  public static func nearest(to word: String, among words: [String]) -> String? {
    // One slip in a short word, two in a longer one, three in a long one.
    let limit = min(3, max(1, word.count / 3))
    return words.map { (word: $0, distance: between(word, and: $0)) }
      .filter { $0.distance <= limit }
      .min { $0.distance < $1.distance }?.word
  }

  /// How many letters must be put in, taken out, changed or swapped with their neighbour.
  static func between(_ left: String, and right: String) -> Int {
    let left = Array(left.lowercased().utf8.prefix(64))
    let right = Array(right.lowercased().utf8.prefix(64))
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var rows = [Array(0...right.count)]
    for (row, letter) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var best = min(
          rows[row][column + 1] + 1, next[column] + 1,
          rows[row][column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], other == left[row - 1] {
          best = min(best, rows[row - 1][column - 1] + 1)
        }
        next.append(best)
      }
      rows.append(next)
    }
    return rows[left.count][right.count]
  }
}
