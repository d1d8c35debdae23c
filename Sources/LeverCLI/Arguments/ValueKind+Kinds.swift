import JournalModel
import LeverDomain
import LeverWording

extension ValueKind where Value == String {
  /// Any text.
  static func text(_ name: String, completion: Completion = .nothing) -> ValueKind {
    ValueKind(name, completion: completion) { word, _ in word }
  }

  /// The path of a file.
  static var file: ValueKind { text("FILE", completion: .file) }

  /// The name of an account, which is looked for in the configuration.
  static var account: ValueKind { text("ACCOUNT", completion: .account) }
}

extension ValueKind where Value == AccountName {
  /// The name of an account, configured or not.
  static var accountName: ValueKind {
    ValueKind(
      "NAME", expecting: "the name of an account", hint: "names hold letters, digits, -, _ and .",
      completion: .account
    ) { AccountName($0) }
  }
}

extension ValueKind where Value == ContractSymbol {
  /// The symbol of an instrument.
  static var symbol: ValueKind {
    ValueKind(
      "SYMBOL", expecting: "the symbol of a contract",
      hint: "symbols are spelled as the venue does: BTCUSDT, BTC-USDT"
    ) { ContractSymbol($0) }
  }
}

extension ValueKind where Value == Leverage {
  /// A leverage, exactly as it is typed.
  static var leverage: ValueKind {
    ValueKind("VALUE") { word, place throws(CommandFailure) in
      do throws(LeverageSyntaxError) {
        return try Leverage(word)
      } catch {
        throw CommandFailure(
          .notALeverage, "\(place): \(Wording.syntaxError(error, text: word))",
          hint: "nothing was sent")
      }
    }
  }
}

extension ValueKind where Value == JournalHead {
  /// The end of the journal's chain, as `lever journal head` prints it.
  static var journalHead: ValueKind {
    ValueKind(
      "N:HASH", expecting: "what lever journal head printed",
      hint: "it is a number, a colon and 64 hexadecimal digits"
    ) { JournalHead($0) }
  }
}

extension ValueKind where Value == TimePoint {
  /// A time.
  static var time: ValueKind {
    ValueKind("TIME", expecting: "a time", hint: "write it as \(TimePoint.examples)") {
      TimePoint($0)
    }
  }
}

extension ValueKind where Value == UInt64 {
  /// A whole number that 64 bits hold.
  static var wholeNumber: ValueKind {
    ValueKind("N", expecting: "a whole number from 0 to \(UInt64.max)") { UInt64($0) }
  }
}

extension ValueKind where Value == Int {
  /// A whole number from 1 on.
  static func count(hint: String) -> ValueKind {
    ValueKind("N", expecting: "a whole number from 1 on", hint: hint) { word in
      word.allSatisfy(\.isNumber) ? Int(word).flatMap { $0 > 0 ? $0 : nil } : nil
    }
  }
}

extension ValueKind where Value == Duration {
  /// A span in whole seconds, 1 to 99999.
  static var wholeSeconds: ValueKind {
    ValueKind("SECONDS", expecting: "a whole number of seconds from 1 to 99999") { word in
      guard isDigits(word[...], upTo: 5), let seconds = Int64(word), seconds > 0 else { return nil }
      return .seconds(seconds)
    }
  }

  /// A span in seconds, 0.1 to 600, with at most three decimal places.
  static var seconds: ValueKind {
    ValueKind("SECONDS", expecting: "seconds from 0.1 to 600, such as 10") { word in
      let parts = word.split(separator: ".", omittingEmptySubsequences: false)
      let whole = parts.first.flatMap { isDigits($0, upTo: 3) ? Int64($0) : nil }
      let fraction = parts.count == 2 ? parts[1] : "0"
      guard let whole, parts.count <= 2, isDigits(fraction, upTo: 3),
        let thousandths = Int64(fraction + String(repeating: "0", count: 3 - fraction.count)),
        (100...600_000).contains(whole * 1000 + thousandths)
      else { return nil }
      return .milliseconds(whole * 1000 + thousandths)
    }
  }

  private static func isDigits(_ text: Substring, upTo count: Int) -> Bool {
    (1...count).contains(text.count) && text.allSatisfy { ("0"..."9").contains($0) }
  }
}

extension ValueKind where Value: CaseIterable & RawRepresentable<String> {
  /// One of the words of a type. They may be typed as they are shown: `already set`, `already-set`.
  static func oneOf(_ name: String) -> ValueKind {
    let words = Value.allCases.map(\.rawValue)
    return ValueKind(name, choices: words, completion: .words(words)) {
      word, place throws(CommandFailure) in
      let spelled = String(word.map { $0 == " " || $0 == "-" ? "_" : $0 })
      if let value = Value(rawValue: word) ?? Value(rawValue: spelled) { return value }
      let near = NearestWord.suggestions(for: word, among: words)
      throw CommandFailure(
        .usage, "\(place) is one of \(words.joined(separator: ", ")), not \(Quoted(word))",
        hint: near.first.map { "did you mean \($0)?" })
    }
  }
}
