package org.luoshi.bench.rollup;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/// How long something took, again and again, in milliseconds.
record Times(double[] millis) {

  static Times of(int runs, Callable<?> work) throws Exception {
    var millis = new double[runs];
    for (int i = 0; i < runs; i++) {
      long began = System.nanoTime();
      work.call();
      millis[i] = (System.nanoTime() - began) / 1e6;
    }
    return of(millis);
  }

  static Times of(double[] millis) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return new Times(sorted);
  }

  /// The time within which so many of a hundred were done.
  double within(int percent) {
    return millis[Math.min(millis.length - 1, millis.length * percent / 100)];
  }

  double median() {
    return within(50);
  }

  Map<String, Object> told() {
    var told = new LinkedHashMap<String, Object>();
    told.put("runs", millis.length);
    told.put("p50_ms", round(within(50)));
    told.put("p95_ms", round(within(95)));
    told.put("max_ms", round(millis[millis.length - 1]));
    return told;
  }

  /// To three digits that count.
  static double round(double one) {
    return new java.math.BigDecimal(one).round(new java.math.MathContext(4)).doubleValue();
  }
}
