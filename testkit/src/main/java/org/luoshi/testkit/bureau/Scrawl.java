package org.luoshi.testkit.bureau;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.luoshi.testkit.bureau.Table.Cell;

/// What a hand makes of one cell: a text, a number, a LocalDateTime for a cell in a day's style, or
/// nothing at all.
final class Scrawl {

  private final Chance chance;
  private final boolean heavy;

  Scrawl(Chance chance, Mess.Hand hand) {
    this.chance = chance;
    this.heavy = hand == Mess.Hand.HEAVY;
  }

  @Nullable Object write(Cell cell, int serial) {
    return switch (cell) {
      case Cell.Raw(var value) -> value;
      case Cell.Serial() -> (double) serial;
      case Cell.Exact(var text) -> text;
      case Cell.Text(var text) -> text(text);
      case Cell.Prose(var text) -> heavy && chance.of(8) ? broken(text) : text(text);
      case Cell.Code(var text) -> heavy && chance.of(4) ? wide(spaced(text)) : text;
      case Cell.Name(var unit) -> name(unit);
      case Cell.Day(var day) -> heavy ? heavyDay(day) : day(day);
      case Cell.Count(var number, var word) -> count(number, word);
      case Cell.Score(var points) -> score(points);
      case Cell.Term(var label) -> term(label);
      case Cell.Nothing(var day) -> day ? nothing() : null;
    };
  }

  /// The label of a column.
  String label(String label) {
    return !heavy || chance.of(75)
        ? label
        : chance.pick(label.substring(0, 2) + "\n" + label.substring(2), label + " ", "　" + label);
  }

  private @Nullable Object text(String text) {
    if (text.isEmpty()) {
      return chance.of(60) ? "" : null;
    }
    if (!heavy || chance.of(92)) {
      return text;
    }
    return text.chars().allMatch(Character::isDigit) && chance.of(60)
        ? (Object) Double.valueOf(text)
        : chance.pick(text + " ", " " + text, text + "\u00a0", "　" + text, text + "\n");
  }

  private String name(String name) {
    if (!heavy) {
      return chance.of(90) ? name : spaced(name);
    }
    return switch (chance.between(0, 11)) {
      case 0 -> spaced(name);
      case 1 -> inside(name, chance.pick("　", "\u00a0", "\n"));
      case 2 -> chance.pick("　" + name, name + "\u00a0", name + "　　", name + "\r\n");
      case 3 -> wide(name);
      case 4 -> name.replace('（', '(').replace('）', ')');
      default -> name;
    };
  }

  private String spaced(String text) {
    return chance.pick(" " + text, text + " ", inside(text, " "));
  }

  private String inside(String text, String gap) {
    int at = Math.min(text.length(), 2);
    return text.substring(0, at) + gap + text.substring(at);
  }

  private String broken(String text) {
    return inside(text, "\n");
  }

  /// Latin letters, digits and brackets in full width.
  private static String wide(String text) {
    var written = new StringBuilder();
    text.chars()
        .forEach(c -> {
          boolean narrow = Character.isLetterOrDigit(c) && c < 0x7f || c == '(' || c == ')';
          written.append((char) (narrow ? c + 0xfee0 : c));
        });
    return written.toString();
  }

  private Object day(LocalDate day) {
    if (chance.of(72)) {
      return day.atStartOfDay();
    }
    int y = day.getYear();
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    return switch (chance.between(0, 4)) {
      case 0 -> "%d.%d.%d".formatted(y, m, d);
      case 1 -> "%d-%d-%d".formatted(y, m, d);
      case 2 -> "%d/%02d/%02d".formatted(y, m, d);
      case 3 -> "%d年%d月%d日".formatted(y, m, d);
      default -> wide("%d年%d月%d日".formatted(y, m, d));
    };
  }

  private Object heavyDay(LocalDate day) {
    int y = day.getYear();
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    return switch (chance.between(0, 15)) {
      case 0 -> day.atTime(chance.between(8, 17), chance.pick(0, 15, 30));
      case 1 -> (double) day.toEpochDay() + 25569;
      case 2 -> (double) (y * 10_000 + m * 100 + d);
      case 3 -> "%d%02d%02d".formatted(y, m, d);
      case 4 -> "%s 00:00:00".formatted(day);
      case 5 -> "%d/%d/%d %d:30".formatted(y, m, d, chance.between(8, 17));
      case 6 -> "%d 年 %d 月 %d 日".formatted(y, m, d);
      case 7 -> wide("%d．%d．%d".formatted(y, m, d));
      case 8 -> " %s\u00a0".formatted(day);
      case 9 -> LocalDateTime.of(y, m, d, 23, 59, 59);
      default -> day(day);
    };
  }

  private Object count(int number, String word) {
    if (chance.of(heavy ? 60 : 85)) {
      return (double) number;
    }
    if (heavy && number >= 1000 && chance.of(60)) {
      return chance.pick("%,d", "%,d" + word, " %,d ").formatted(number);
    }
    return switch (chance.between(0, heavy ? 6 : 3)) {
      case 0 -> number + word;
      case 1 -> " " + number + " ";
      case 2 -> wide(Integer.toString(number));
      case 3 -> Integer.toString(number);
      case 4 -> wide(Integer.toString(number)) + word;
      case 5 -> number + " " + word;
      default -> "　" + number + "\u00a0";
    };
  }

  private Object score(BigDecimal points) {
    if (chance.of(heavy ? 60 : 80)) {
      double value = points.doubleValue();
      return points.scale() > 0 && chance.of(40)
          ? (Object) (chance.of(50) ? Math.nextUp(value) : Math.nextDown(value))
          : (Object) value;
    }
    return switch (chance.between(0, heavy ? 4 : 2)) {
      case 0 -> points.toPlainString();
      case 1 -> " " + points.toPlainString() + " ";
      case 2 -> wide(points.toPlainString());
      case 3 -> points.toPlainString() + "分";
      default -> points.toPlainString() + (points.scale() > 0 ? "0000000000001" : ".0");
    };
  }

  private Object term(String label) {
    boolean year = label.length() == 4;
    if (heavy && chance.of(15)) {
      return year
          ? chance.pick(label, label + "年", wide(label), " " + label)
          : chance.pick(wide(label).replace('-', '－'), label + " ", "　" + label);
    }
    return year ? (Object) Double.valueOf(label) : label;
  }

  private @Nullable Object nothing() {
    return switch (chance.between(0, 19)) {
      case 0, 1 -> "";
      case 2 -> "—";
      case 3 -> "/";
      case 4 -> heavy ? "　" : null;
      case 5 -> heavy ? "\u00a0 " : null;
      default -> null;
    };
  }
}
