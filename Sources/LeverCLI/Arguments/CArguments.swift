import CSystem
import Glibc

/// Arguments and options in the form that C wants, alive for the length of one call.
struct CArguments {
  /// The code of the first long option; those of letters are below.
  static let firstCode = 256

  /// How many arguments there are.
  let count: Int32
  /// The arguments, with a nil behind the last.
  let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  /// The options, with an empty one behind the last. Each has the code `firstCode` plus its place.
  let options: UnsafeMutablePointer<option>

  /// Lends `arguments` and `options` to `body`.
  static func with<Result>(
    _ arguments: [String], options: [ParameterSpecification], _ body: (CArguments) -> Result
  ) -> Result {
    var argumentPointers = arguments.map { strdup($0) } + [nil]
    let names = options.map { strdup($0.name) }
    defer {
      for pointer in argumentPointers { free(pointer) }
      for name in names { free(name) }
    }
    var table = zip(options, names).enumerated().map { index, pair in
      option(
        name: pair.1, has_arg: pair.0.form == .flag ? no_argument : required_argument, flag: nil,
        val: Int32(firstCode + index))
    }
    table.append(option())
    return argumentPointers.withUnsafeMutableBufferPointer { argumentBuffer in
      table.withUnsafeMutableBufferPointer { optionBuffer in
        guard let pointer = argumentBuffer.baseAddress, let options = optionBuffer.baseAddress
        else { preconditionFailure("both hold at least their end mark") }
        return body(
          CArguments(
            count: Int32(arguments.count), pointer: pointer, options: options))
      }
    }
  }
}
