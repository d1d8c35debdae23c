/// Which locale the environment asks for, by the rules of POSIX.
struct LocaleChoice: Equatable {
  /// The names to try, the first that the system has being the one.
  let names: [String]

  init(environment: [String: String]) {
    let asked =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
      ?? "C"
    // A small system may lack the user's language and yet show every character.
    let folded = asked.lowercased()
    let isUnicode = folded.hasSuffix("utf-8") || folded.hasSuffix("utf8")
    names = isUnicode ? [asked, "C.UTF-8"] : [asked, "C"]
  }
}
