import Configuration
import LeverCLI
import TerminalCanvas

/// The themes of the user, the program and the source tree.
struct ThemeShelf: Sendable {
  /// How many broken themes the screen names one by one.
  private static let mostNotices = 3

  private let library: ThemeLibrary
  private let variables: [String: String]

  init(variables: [String: String]) {
    self.variables = variables
    library = ThemeLibrary(paths: ConfigurationPaths(environment: variables))
  }

  /// Every theme for `lever themes`; the configuration is asked for the chosen one where there is
  /// one.
  func listings(_ options: GlobalOptions) throws(CommandFailure) -> [ThemeListing] {
    let configured = try? ConfiguredDesk.configuration(options, variables: variables).theme
    let chosen = options.theme ?? configured ?? Theme.standard.name
    return library.entries.map { entry in
      switch entry.theme {
      case .success(let theme):
        ThemeListing(
          name: entry.name, file: entry.file, theme: theme, problem: nil,
          isChosen: entry.name == chosen)
      case .failure(let error):
        ThemeListing(
          name: entry.name, file: entry.file, theme: nil, problem: "\(error)",
          isChosen: entry.name == chosen)
      }
    }
  }

  /// The one theme for the first picture: the standard one where the chosen one cannot be had,
  /// which is said later.
  func forFirstPicture(chosen: String?, source: ThemeSource) -> Theme {
    (try? library.theme(named: chosen ?? Theme.standard.name, for: source)) ?? .standard
  }

  /// The themes for the screen, with sentences about those that are broken. A theme that is asked
  /// for and cannot be had is named, and the standard one taken.
  ///
  /// - Parameter source: who asks for the theme, for the sentence when there is none.
  func forScreen(
    chosen: String?, source: ThemeSource
  ) -> (themes: [Theme], start: String, notices: [String]) {
    var themes: [Theme] = []
    var notices: [String] = []
    for entry in library.entries {
      switch entry.theme {
      case .success(let theme): themes.append(theme)
      case .failure(let error): notices.append("\(error)")
      }
    }
    if notices.count > Self.mostNotices {
      let others = notices.count - Self.mostNotices
      notices.removeLast(others)
      notices.append("\(others) other themes are broken; lever themes names them")
    }
    var start = Theme.standard.name
    if let chosen {
      do throws(ConfigurationError) {
        start = try library.theme(named: chosen, for: source).name
      } catch {
        if !notices.contains("\(error)") { notices.append("\(error)") }
      }
    }
    return (themes, start, notices)
  }
}
