/// The shapes that screens are drawn with: lines, slider parts, signs. There is one set for
/// terminals that show Unicode and one of plain ASCII, and both have the same widths where a
/// screen relies on them: every `Unicode.Scalar` here takes one column.
public struct Shapes: Hashable, Sendable {
  // Lines and frames.
  /// A line from left to right.
  public var horizontal: Unicode.Scalar
  /// A line from top to bottom.
  public var vertical: Unicode.Scalar
  /// The upper left corner of a frame.
  public var topLeft: Unicode.Scalar
  /// The upper right corner of a frame.
  public var topRight: Unicode.Scalar
  /// The lower left corner of a frame.
  public var bottomLeft: Unicode.Scalar
  /// The lower right corner of a frame.
  public var bottomRight: Unicode.Scalar
  /// Where a line leaves a vertical one to the right.
  public var teeRight: Unicode.Scalar
  /// Where a line leaves a vertical one to the left.
  public var teeLeft: Unicode.Scalar
  /// Where a line leaves a horizontal one downwards.
  public var teeDown: Unicode.Scalar
  /// Where a line leaves a horizontal one upwards.
  public var teeUp: Unicode.Scalar

  // Sliders, bars and staircases.
  /// The filled part of a slider.
  public var sliderFill: Unicode.Scalar
  /// The empty part of a slider.
  public var sliderTrack: Unicode.Scalar
  /// The handle of a slider.
  public var sliderKnob: Unicode.Scalar
  /// The filled part of a progress bar.
  public var barFill: Unicode.Scalar
  /// A block in eight heights, from the lowest to the full one.
  public var heights: [Unicode.Scalar]
  /// The thumb of a scroll bar.
  public var scrollThumb: Unicode.Scalar

  // Signs, one column each.
  /// An item of a list; a thing that is there.
  public var bullet: Unicode.Scalar
  /// A thing that is not there, beside ``bullet``.
  public var hollowBullet: Unicode.Scalar
  /// A row that the user marked.
  public var mark: Unicode.Scalar
  /// Before the selected row.
  public var pointer: Unicode.Scalar
  /// Good: applied, met.
  public var check: Unicode.Scalar
  /// Bad: refused, blocking.
  public var crossMark: Unicode.Scalar
  /// Worth attention.
  public var warning: Unicode.Scalar
  /// Not known.
  public var unknown: Unicode.Scalar
  /// Not read yet, or on its way.
  public var pending: Unicode.Scalar
  /// Stands between two parts of a line.
  public var separator: Unicode.Scalar
  /// Typed text goes here.
  public var caret: Unicode.Scalar
  /// More above.
  public var arrowUp: Unicode.Scalar
  /// More below.
  public var arrowDown: Unicode.Scalar

  // Words, of as many columns as they take.
  /// Stands for text that was cut off.
  public var ellipsis: String
  /// From a value to another, and the key that moves right.
  public var arrowRight: String
  /// The key that moves left.
  public var arrowLeft: String
  /// Between the ends of a range: `1–125`.
  public var rangeDash: String
  /// Before a leverage or after it: `20×`.
  public var times: String
  /// At most.
  public var atMost: String
  /// At least.
  public var atLeast: String
  /// About, before an estimate.
  public var about: String
  /// Stands where there is no value.
  public var noValue: String
}
