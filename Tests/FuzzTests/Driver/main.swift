import CLibFuzzer
import Foundation
import Glibc

// fuzz TARGET [libFuzzer's arguments]    tries mutated inputs until told to stop
// fuzz --list                            names the targets
// fuzz --seeds TARGET FOLDER             writes the inputs from which mutation starts

func fail(_ sentence: String) -> Never {
  FileHandle.standardError.write(Data("fuzz: \(sentence)\n".utf8))
  exit(1)
}

func target(named name: String) -> FuzzTarget {
  guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
    fail("there is no target `\(name)`")
  }
  return target
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "--list":
  for target in FuzzTarget.all { print(target.name) }
case "--seeds" where arguments.count == 3:
  let folder = URL(filePath: arguments[2])
  for (number, input) in try target(named: arguments[1]).inputs().enumerated() {
    try Data(input).write(to: folder.appending(path: "seed-\(number)"))
  }
case let name? where !name.hasPrefix("-"):
  FuzzRun.start(target(named: name), arguments: Array(arguments.dropFirst()))
default:
  fail("expected a target, --list, or --seeds TARGET FOLDER")
}
