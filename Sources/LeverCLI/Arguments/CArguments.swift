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
    // Allocated here and not borrowed from an array, whose address may be missing by its type.
    let pointer = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
      .allocate(capacity: arguments.count + 1)
    let table = UnsafeMutablePointer<option>.allocate(capacity: options.count + 1)
    for (index, argument) in arguments.enumerated() {
      (pointer + index).initialize(to: strdup(argument))
    }
    (pointer + arguments.count).initialize(to: nil)
    let names = options.map { strdup($0.name) }
    for (index, name) in names.enumerated() {
      (table + index).initialize(
        to: option(
          name: name, has_arg: options[index].form == .flag ? no_argument : required_argument,
          flag: nil, val: Int32(firstCode + index)))
    }
    (table + options.count).initialize(to: option())
    defer {
      for index in 0..<arguments.count { free(pointer[index]) }
      for name in names { free(name) }
      pointer.deallocate()
      table.deallocate()
    }
    return body(CArguments(count: Int32(arguments.count), pointer: pointer, options: table))
  }
}
