/// An answer that ends the reading of a request early.
struct Refusal: Error {
  let answer: Answer

  init(_ answer: Answer) { self.answer = answer }
}
