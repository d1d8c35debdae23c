/// A member that must hold nothing: absent, null, or an empty object.
struct AbsentMember: Decodable {
  /// Whether it holds something.
  let holdsSomething: Bool

  init(from decoder: any Decoder) throws {
    if let container = try? decoder.singleValueContainer(), container.decodeNil() {
      holdsSomething = false
    } else {
      holdsSomething = !((try? decoder.container(keyedBy: AnyKey.self))?.allKeys.isEmpty ?? false)
    }
  }
}

extension Optional where Wrapped == AbsentMember {
  /// Whether the member holds something.
  var holdsSomething: Bool { self?.holdsSomething ?? false }
}
