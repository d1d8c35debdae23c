import TerminalCanvas

/// The screen as it was drawn, with what only drawing tells.
struct Picture {
  /// What is shown.
  let canvas: Canvas
  /// How long its texts are, and where its parts are.
  let facts: PictureFacts
}

/// What drawing tells: how much further than its window each text is, and where the mouse finds what
/// has no place of its own.
struct PictureFacts: Equatable, Sendable {
  /// Where each account is.
  var accountPlaces: [Rectangle] = []
  /// How far each text can be scrolled; nil where nobody has counted.
  var details: Int?
  var changes: Int?
  var journalDetail: Int?
  var review: Int?
  var help: Int?
  /// Where the button that cancels the review is.
  var cancelButton: Rectangle?
}
