package org.luoshi.engine.figure;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The ids behind a figure, gathered when somebody first opens them: most who read a number do not.
///
/// It never changes. How many there are is known beforehand where that is the number itself.
final class Ids extends AbstractList<String> implements RandomAccess {

  private static final int UNKNOWN = -1;

  private final int size;
  private final Supplier<List<String>> gather;
  private volatile @Nullable List<String> gathered;

  private Ids(int size, Supplier<List<String>> gather) {
    this.size = size;
    this.gather = gather;
  }

  static Ids of(int size, Supplier<List<String>> gather) {
    return new Ids(size, gather);
  }

  static Ids of(Supplier<List<String>> gather) {
    return new Ids(UNKNOWN, gather);
  }

  private List<String> all() {
    var known = gathered;
    if (known == null) {
      known = List.copyOf(gather.get());
      gathered = known;
    }
    return known;
  }

  @Override
  public String get(int index) {
    return all().get(index);
  }

  @Override
  public int size() {
    return size == UNKNOWN ? all().size() : size;
  }
}
