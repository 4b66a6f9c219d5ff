package org.luoshi.engine.figure;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.text.Text;

/// A figure (数据): a named number, or list, with everything it counts behind it.
public sealed interface Figure {

  String id();

  Text title();

  /// One value, the ids of the records it rests on, and the obligations it counts.
  record Single(
      String id, Text title, Content content, List<String> records, List<String> obligations)
      implements Figure {
    public Single {
      records = records instanceof Ids ? records : List.copyOf(records);
      obligations = obligations instanceof Ids ? obligations : List.copyOf(obligations);
    }
  }

  /// Figures under one name; the keys are the parts' own names.
  record Group(String id, Text title, Map<String, Figure> parts) implements Figure {
    public Group {
      parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
  }

  /// What a figure says.
  sealed interface Content {}

  /// A number; null where there is nothing to tell it from (a mean of nothing).
  record Number(@Nullable BigDecimal value) implements Content {}

  /// Names of units.
  record Names(List<String> names) implements Content {
    public Names {
      names = List.copyOf(names);
    }
  }

  /// Units and the labels of their terms.
  record NamesAndTerms(List<NameAndTerm> pairs) implements Content {
    public NamesAndTerms {
      pairs = List.copyOf(pairs);
    }
  }

  record NameAndTerm(String name, String term) {}
}
