import JournalModel
import LeverDomain
import OrderedJSON

/// Something in a proof that is not as it was written.
struct ProofFinding: Equatable {
  /// Where: a path of keys such as `proof.records[0].hash`, or the number of a record.
  let place: String
  /// What is wrong there; with the place before it, a sentence.
  let what: String

  init(_ place: String, _ what: String) {
    self.place = place
    self.what = what
  }

  /// A finding about the chain.
  init(_ finding: ChangeEvidence.Finding) {
    switch finding {
    case .unreadable(let sequence):
      self.init("record \(sequence)", "cannot be understood")
    case .altered(let sequence, let actual):
      self.init(
        "record \(sequence)", "was altered: its text has the hash \(actual), not the one beside it")
    case .misnumbered(let sequence, let says):
      self.init("record \(sequence)", "says of itself that it is record \(says)")
    case .doesNotFollow(let sequence):
      self.init(
        "record \(sequence)", "does not follow the one before it: it names another hash as its")
    case .repeated(let sequence): self.init("record \(sequence)", "is there twice")
    case .foreign(let sequence): self.init("record \(sequence)", "is not about this change")
    case .hidden(let sequence):
      self.init("record \(sequence)", "is about this change and stands among those of others")
    case .noSingleIntent:
      self.init("the records", "do not begin with the one intent of the change")
    case .pastHead(let sequence): self.init("record \(sequence)", "stands after the head")
    case .headDiffers(let sequence):
      self.init("record \(sequence)", "stands where the head stands and is another record")
    }
  }

  /// The whole sentence.
  var sentence: String { "\(place) \(what)" }

  /// The finding in the JSON contract.
  var json: JSONValue { ["place": .string(place), "what": .string(what)] }
}
