import Desk
import JournalModel
import LeverDomain

/// A user's wish to undo, while the journal is being asked what that would undo.
struct UndoQuestion: Equatable, Sendable {
  /// The number by which the answer names it.
  let number: Int
  /// What is to be undone.
  let target: UndoTarget

  /// The instrument that it is about, where no change is named.
  var symbol: ContractSymbol? {
    if case .latest(let key) = target { key.symbol } else { nil }
  }
}

/// What the journal is asked to find for undoing.
struct UndoState: Equatable {
  /// The question; nil once it is answered or given up.
  private(set) var question: UndoQuestion?
  private var nextNumber = 1

  /// Asks for something, in place of what was asked before.
  mutating func ask(for target: UndoTarget) -> UndoQuestion {
    let question = UndoQuestion(number: nextNumber, target: target)
    nextNumber += 1
    self.question = question
    return question
  }

  /// Lets an answer that is still to come open nothing.
  mutating func giveUp() { question = nil }

  /// The question that an answer belongs to; nil where the user has gone on to something else.
  mutating func answered(_ number: Int) -> UndoQuestion? {
    guard let question, question.number == number else { return nil }
    self.question = nil
    return question
  }
}
