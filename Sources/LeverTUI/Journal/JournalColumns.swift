/// Which columns the journal's list has, and how wide, for a width.
struct JournalColumns {
  /// What a column tells.
  enum Kind { case time, user, account, symbol, change, outcome, reason }

  /// One column.
  struct Column {
    /// What it tells.
    let kind: Kind
    /// What stands over it.
    let title: String
    /// Where it begins.
    let left: Int
    /// How wide it is.
    let width: Int
  }

  /// The columns from left to right, after the one for the pointer.
  let columns: [Column]
  /// Whether times have their year and seconds.
  let hasWholeTimes: Bool

  /// The columns for a width. Why a change was made is left out where there is no room for it.
  init(width: Int, arrow: String) {
    hasWholeTimes = width >= 108
    let change = "from \(arrow) to"
    let wide: [(Kind, String, Int)] = [
      (.time, "time (UTC)", 19), (.user, "who", 6), (.account, "account", 18),
      (.symbol, "symbol", 12), (.change, change, 12), (.outcome, "outcome", 27),
    ]
    let narrow: [(Kind, String, Int)] = [
      (.time, "time (UTC)", 11), (.user, "who", 5), (.account, "account", 14),
      (.symbol, "symbol", 10), (.change, change, 11), (.outcome, "outcome", 21),
    ]
    var left = 1
    var columns = (hasWholeTimes ? wide : narrow).map { kind, title, width in
      defer { left += width + 1 }
      return Column(kind: kind, title: title, left: left, width: width)
    }
    if width - left >= 8 {
      columns.append(Column(kind: .reason, title: "reason", left: left, width: width - left))
    }
    self.columns = columns
  }
}
