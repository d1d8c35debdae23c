import LeverDomain
import Testing

struct VenueTextTests {
  @Test(arguments: [
    ("plain", "plain"),
    ("  two   words\r\n", "two words"),
    ("red \u{1B}[31mtext\u{1B}[0m", "red text"),
    ("title \u{1B}]0;owned\u{07}end", "title end"),
    ("title \u{1B}]0;owned\u{1B}\\end", "title end"),
    ("c1 \u{9B}31mred", "c1 red"),
    ("dcs \u{90}stuff\u{9C}end", "dcs end"),
    ("bell\u{07}null\u{00}del\u{7F}", "bellnulldel"),
    ("bidi \u{202E}evil\u{202C}", "bidi evil"),
    ("zero\u{200B}width\u{FEFF}\u{2060}", "zerowidth"),
    ("tag\u{E0041}private\u{E000}", "tagprivate"),
    ("line\u{2028}break", "line break"),
    ("币安人生USDT", "币安人生USDT"),
    ("", ""),
  ])
  func `what could steer a terminal is taken out, the rest stays`(raw: String, clean: String) {
    #expect(VenueText(cleaning: raw).text == clean)
  }

  @Test func `over-long text is cut and marked`() {
    let text = VenueText(cleaning: String(repeating: "x", count: 1_000_000)).text
    #expect(text == String(repeating: "x", count: VenueText.maximumLength) + "…")
  }

  @Test func `an unterminated sequence does not swallow the rest for ever`() {
    let text = VenueText(cleaning: "\u{1B}]" + String(repeating: "x", count: 400) + "end").text
    #expect(text.hasSuffix("end"))
  }

  @Test func `no control character passes, whatever surrounds it`() {
    for value in UInt32(0)...0x2FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = VenueText(cleaning: "a\(Character(scalar))b").text
      for kept in text.unicodeScalars {
        let category = kept.properties.generalCategory
        #expect(category != .control && category != .format)
      }
    }
  }
}
