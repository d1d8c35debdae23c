internal import FoundationEssentials

/// What is sent to a terminal so that it puts a text on the clipboard.
enum ClipboardText {
  /// OSC 52 for the clipboard, the text in Base64.
  static func sequence(_ text: String) -> String {
    "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
  }
}
