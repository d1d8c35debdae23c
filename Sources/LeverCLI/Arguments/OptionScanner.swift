import CSystem
import Synchronization

/// Takes arguments apart into options and operands, by `getopt_long`.
struct OptionScanner {
  /// One argument, understood or at fault.
  enum Token: Equatable {
    /// An option with its value, if it takes one.
    case option(ParameterSpecification, value: String?)
    /// A word that is no option.
    case operand(String)
    /// An option that is not in the table, as typed.
    case unknown(String)
    /// An option whose value is missing.
    case missingValue(ParameterSpecification)
    /// An option that takes no value was given one.
    case unwantedValue(ParameterSpecification)
  }

  /// The options that may come.
  let options: [ParameterSpecification]

  /// `getopt_long` keeps its place in the process's memory.
  private static let turn = Mutex(())

  /// Marks an argument that begins with a dash and a digit, so that `-1` comes out as a value, not
  /// as an option that nobody knows.
  private static let numberMark: Character = "\u{1}"

  /// Everything in `arguments`, in order, up to the first fault. With `stopsAtOperand`, ends after
  /// the first operand.
  ///
  /// - Returns: what was found, and the arguments that were not looked at.
  func scan(_ arguments: [String], stopsAtOperand: Bool) -> (tokens: [Token], rest: [String]) {
    Self.turn.withLock { _ in
      CArguments.with(["lever"] + arguments.map(Self.shield), options: options) { list in
        var tokens: [Token] = []
        lever_begin_options()
        while true {
          let found = lever_next_option(
            list.count, list.pointer, (stopsAtOperand ? "+:" : "-:") + letters, list.options)
          let next = Int(found.next)
          guard found.code != -1 else {
            var rest = Array(arguments.dropFirst(next - 1))
            if stopsAtOperand, !rest.isEmpty { tokens.append(.operand(rest.removeFirst())) }
            tokens += stopsAtOperand ? [] : rest.map(Token.operand)
            return (tokens, stopsAtOperand ? rest : [])
          }
          let token = token(found, arguments: arguments)
          tokens.append(token)
          guard token.isSound else { return (tokens, Array(arguments.dropFirst(next - 1))) }
        }
      }
    }
  }

  private func token(_ found: lever_option, arguments: [String]) -> Token {
    let value = found.argument.map { Self.unshield(String(cString: $0)) }
    let index = Int(found.next) - 2
    let last = arguments.indices.contains(index) ? arguments[index] : ""
    switch found.code {
    case 1: return .operand(value ?? "")
    case Int32(UInt8(ascii: ":")):
      return option(code: found.rejected).map(Token.missingValue) ?? .unknown(last)
    case Int32(UInt8(ascii: "?")):
      if found.rejected == 0 { return .unknown(Self.name(of: last)) }
      if let option = option(code: found.rejected) { return .unwantedValue(option) }
      let letter = Unicode.Scalar(UInt32(bitPattern: found.rejected)) ?? "?"
      return .unknown("-\(letter)")
    default:
      guard let option = option(code: found.code) else { return .unknown(last) }
      // getopt_long takes any beginning of a long name; a script that relied on one would break on
      // the day a second option begins so. The name stands before its value, or in the same word.
      let nameIndex = option.form == .option && last == value ? index - 1 : index
      if Int(found.code) >= CArguments.firstCode, arguments.indices.contains(nameIndex),
        Self.name(of: arguments[nameIndex]) != "--\(option.name)"
      {
        return .unknown(Self.name(of: arguments[nameIndex]))
      }
      return .option(option, value: value)
    }
  }

  /// The option without a value that was typed with it.
  private static func name(of typed: String) -> String {
    String(typed.prefix { $0 != "=" })
  }

  private var letters: String {
    options.reduce(into: "") { text, option in
      guard let letter = option.letter else { return }
      text += String(letter) + (option.form == .flag ? "" : ":")
    }
  }

  private func option(code: Int32) -> ParameterSpecification? {
    let index = Int(code) - CArguments.firstCode
    if options.indices.contains(index) { return options[index] }
    return options.first { option in
      option.letter?.asciiValue.map { Int32($0) == code } ?? false
    }
  }

  private static func shield(_ argument: String) -> String {
    var rest = argument.dropFirst()
    guard argument.first == "-" else { return argument }
    if rest.first == "." { rest = rest.dropFirst() }
    return rest.first.map { ("0"..."9").contains($0) } ?? false
      ? String(numberMark) + argument : argument
  }

  private static func unshield(_ argument: String) -> String {
    argument.first == numberMark ? String(argument.dropFirst()) : argument
  }
}

extension OptionScanner.Token {
  /// Whether it is no fault.
  fileprivate var isSound: Bool {
    switch self {
    case .option, .operand: true
    case .unknown, .missingValue, .unwantedValue: false
    }
  }
}
