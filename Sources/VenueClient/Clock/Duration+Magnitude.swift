extension Duration {
  /// Its distance from zero.
  var magnitude: Duration { self < .zero ? .zero - self : self }
}
