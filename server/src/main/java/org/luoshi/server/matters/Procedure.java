package org.luoshi.server.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luoshi.engine.duty.Programme;
import org.luoshi.engine.flow.Flow;
import org.luoshi.engine.flow.Move;
import org.luoshi.engine.flow.Part;
import org.luoshi.server.access.Right;
import org.luoshi.server.shell.Page;

/// How matters of one kind are handled: by which flow, who plays which part, what is asked, and
/// what follows in the records.
///
/// The pages, the API and the sheets are the same for all of them.
public interface Procedure {

  Flow flow();

  /// Its address and the stem of its phrases, such as `findings`.
  String book();

  /// Whether the programme has what it works on.
  boolean isOpen(Programme programme);

  /// Who may open one by hand: any of these rights.
  List<Right> openers();

  /// Whether the actor plays the part in the matter. A right says what, the reach says where.
  boolean plays(Part part, Matter matter, Handling handling);

  /// Whether the actor may see the matter; what it may not see does not exist.
  default boolean sees(Matter matter, Handling handling) {
    return handling.isOwn(matter.unit())
        || handling.isOwn(matter.owner())
        || handling.isBelow(matter.unit());
  }

  /// What opening one asks.
  List<Ask> opening(Handling handling);

  /// What is opened by what was said, one or several matters; what is wrong is told to it.
  List<Matters.Opening> opened(Said said, Handling handling);

  /// What the move asks beside its reason.
  default List<Ask> asks(Matter matter, Move move, Handling handling) {
    return List.of();
  }

  /// Whether the move makes sense on the matter now, beyond the table of the flow.
  default boolean offers(Matter matter, Move move, Handling handling) {
    return true;
  }

  /// Where the move is made, if on a page of its own; empty where on the page of the matter.
  default String place(Matter matter, Move move) {
    return "";
  }

  /// What the matter says after the move, and when its next step is due; what is wrong is told to
  /// what was said.
  default After after(Matter matter, Move move, Said said, Handling handling) {
    var content = new LinkedHashMap<>(matter.content());
    content.putAll(said.all());
    return new After(content, matter.due());
  }

  /// What a matter says after a move.
  record After(Map<String, String> content, @Nullable LocalDate due) {}

  /// What follows in records and other matters, in the transaction of the step.
  default void follows(Matter after, String move, Said said, Handling handling) {}

  /// Where its matters are kept.
  Matters matters();

  /// All matters there are, the latest first; the caller leaves out what the actor may not see.
  default List<Matter> all(Handling handling) {
    return matters().all(flow().id());
  }

  default Optional<Matter> find(String number, Handling handling) {
    return matters().find(flow().id() + "/" + number);
  }

  /// What else can be done with the whole book: buttons over its list.
  default List<Deed> deeds(Handling handling) {
    return List.of();
  }

  /// A button with what it does, and where it is sent to.
  record Deed(String title, String note, String action) {}

  /// The names of the columns of its list, as phrase keys `<book>.col.<name>`.
  List<String> columns();

  /// The cells of a line of the list, in the order of the columns.
  List<String> cells(Matter matter, Handling handling, Page page);

  /// What the page of one matter tells of it, beside its state and steps.
  List<Fact> facts(Matter matter, Handling handling, Page page);

  /// What the columns of the list say of it, as facts: those that say something, from this one on.
  default List<Fact> columnsAsFacts(int from, Matter matter, Handling handling, Page page) {
    var facts = new ArrayList<Fact>();
    var cells = cells(matter, handling, page);
    for (int i = from; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        facts.add(Fact.of(page.say("%s.col.%s".formatted(book(), columns().get(i))), cells.get(i)));
      }
    }
    return facts;
  }

  /// What else stands on the page of one matter.
  default List<Section> sections(Matter matter, Handling handling, Page page) {
    return List.of();
  }

  /// A fact with its label; `href` leads on where it is not empty.
  record Fact(String label, String text, String href) {
    public static Fact of(String label, String text) {
      return new Fact(label, text, "");
    }
  }

  /// A part of the page with a heading: words, a table, or both. The first cell of a row leads to
  /// its `href`.
  record Section(String title, String words, List<String> heads, List<Row> rows) {
    public Section {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /// A row of a section; where `href` is empty its first cell leads nowhere.
  record Row(String href, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }
}
