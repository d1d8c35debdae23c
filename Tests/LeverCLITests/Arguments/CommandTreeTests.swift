import Testing

@testable import LeverCLI

@Suite struct CommandTreeTests {
  private static let paths = [CommandTree.root] + CommandTree.root.descendants

  @Test func `every name reaches its command`() throws {
    for path in Self.paths {
      #expect(try CommandTree.root.descendant(path.words).name == path.name)
    }
  }

  @Test func `no command has one name for two things`() {
    for path in Self.paths {
      let options = path.options
      #expect(Set(options.map(\.label)).count == options.count, "\(path.name)")
      let letters = options.compactMap(\.letter)
      #expect(Set(letters).count == letters.count, "\(path.name)")
      let arguments = path.command.arguments
      #expect(Set(arguments.map(\.name)).count == arguments.count, "\(path.name)")
      let names = path.command.subcommands.map(\.name)
      #expect(Set(names).count == names.count, "\(path.name)")
    }
  }

  @Test func `arguments that must be given come first, and one that repeats comes last`() {
    for path in Self.paths {
      let arguments = path.command.arguments
      let optional = arguments.drop { $0.isRequired }
      #expect(!optional.contains { $0.isRequired }, "\(path.name)")
      #expect(!arguments.dropLast().contains { $0.isRepeatable }, "\(path.name)")
      // A word behind a command with commands below it names one of them.
      #expect(path.command.subcommands.isEmpty || arguments.isEmpty, "\(path.name)")
    }
  }

  @Test func `whatever is declared stands in the help, with its summary`() async {
    for path in Self.paths.dropFirst() {
      let help = await Console().run(contentsOf: path.words + ["--help"]).output
      let words = help.split { $0.isWhitespace }.joined(separator: " ")
      for parameter in path.command.parameters + path.globalOptions {
        #expect(words.contains(parameter.spelling), "\(path.name) \(parameter.label)")
        #expect(words.contains(parameter.summary), "\(path.name) \(parameter.label)")
      }
    }
  }

  @Test func `whatever is declared is understood, and misspelled, suggested`() {
    for path in Self.paths {
      for option in path.options {
        #expect(message(path.words + ["\(option.label)x"])?.contains("has no option") == true)
        let hint = failure(path.words + ["\(option.label)x"])?.hint
        #expect(hint == "did you mean \(option.label)?", "\(path.name) \(option.label)")
        if option.form == .option {
          #expect(message(path.words + [option.label])?.contains("needs a value") == true)
        } else {
          #expect(message(path.words + ["\(option.label)=1"])?.contains("takes no value") == true)
        }
      }
    }
  }

  private func failure(_ arguments: [String]) -> CommandFailure? {
    do throws(CommandFailure) {
      _ = try LeverCommandLine.parse(arguments, variables: [:])
      return nil
    } catch {
      return error
    }
  }

  private func message(_ arguments: [String]) -> String? { failure(arguments)?.message }
}
