import TerminalCanvas

/// Which columns the list of instruments has, and where: as many as fit.
struct InstrumentColumns: Equatable {
  /// What a column shows.
  enum Kind: CaseIterable {
    case symbol, setting, limits, position, orders, changeable, age

    /// The word over the column.
    var title: String {
      switch self {
      case .symbol: "symbol"
      case .setting: "leverage"
      case .limits: "limits"
      case .position: "position"
      case .orders: "orders"
      case .changeable: "status"
      case .age: "age"
      }
    }

    /// Whether it stands at the right of its column.
    var isNumber: Bool {
      switch self {
      case .setting, .limits, .orders, .age: true
      case .symbol, .position, .changeable: false
      }
    }
  }

  /// A column with its place, counted from the left of the pane.
  struct Column: Equatable {
    let kind: Kind
    let left: Int
    let width: Int

    /// The word over it; a shorter one where there is no room.
    var title: String {
      guard width < kind.title.count else { return kind.title }
      return switch kind {
      case .position: "pos"
      case .orders: "ord"
      default: kind.title
      }
    }
  }

  /// The columns from left to right.
  let columns: [Column]

  /// The columns that fit into a pane so wide. The first column of the pane is for the pointer.
  init(width: Int) {
    let kinds: [(Kind, Int)] =
      switch width {
      case 80...:
        [
          (.setting, 11), (.limits, 10), (.position, 14), (.orders, 6), (.changeable, 17),
          (.age, 3),
        ]
      case 68...:
        [
          (.setting, 9), (.limits, 7), (.position, 8), (.orders, 6), (.changeable, 17),
          (.age, 3),
        ]
      case 56...:
        [
          (.setting, 9), (.limits, 7), (.position, 5), (.orders, 3), (.changeable, 11),
          (.age, 3),
        ]
      case 46...: [(.setting, 9), (.limits, 7), (.changeable, 11), (.age, 3)]
      case 36...: [(.setting, 8), (.limits, 7), (.changeable, 7)]
      default: [(.setting, 8), (.changeable, 7)]
      }
    let fixed = kinds.reduce(0) { $0 + $1.1 + 1 }
    var columns = [Column(kind: .symbol, left: 1, width: max(6, width - 1 - fixed))]
    for (kind, columnWidth) in kinds {
      let last = columns[columns.count - 1]
      columns.append(Column(kind: kind, left: last.left + last.width + 1, width: columnWidth))
    }
    self.columns = columns
  }
}
