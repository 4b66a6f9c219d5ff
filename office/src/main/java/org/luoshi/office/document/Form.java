package org.luoshi.office.document;

import org.luoshi.engine.text.Language;

/// The measures and fonts of a docx page; lengths in twips (1/20 pt), type sizes in half points.
///
/// The Chinese form is GB/T 9704-2012: A4, type area 156 × 225 mm, 22 lines of 28 characters. A
/// line is 28.95 pt high; a character of 16 pt set 0.25 pt closer is 15.75 pt wide, so 28 of them
/// fill 441 of 442.2 pt.
record Form(
    Margins margins,
    int pitch,
    int line,
    int character,
    int closer,
    Face body,
    Face title,
    Face[] headings,
    Face kai,
    Face entry,
    Face small,
    Face issue,
    Face page,
    String latin) {

  /// Page borders from the paper's edge to the type area, and from the lower edge to the number.
  record Margins(int top, int bottom, int left, int right, int footer) {
    int width() {
      return PAPER_WIDTH - left - right;
    }
  }

  /// A font by name, with its size in half points.
  record Face(String font, int size, boolean bold) {}

  static final int PAPER_WIDTH = 11_906;
  static final int PAPER_HEIGHT = 16_838;
  static final String RED = "FF0000";
  static final String GREY = "7F7F7F";

  private static final String FANG_SONG = "仿宋_GB2312";
  private static final String KAI = "楷体_GB2312";
  private static final String HEI = "黑体";
  private static final String SONG = "宋体";
  private static final String TITLE_SONG = "方正小标宋简体";
  private static final String TIMES = "Times New Roman";

  static Form of(Language language) {
    return language == Language.ZH ? chinese() : english();
  }

  private static Form chinese() {
    return new Form(
        new Margins(2098, 1984, 1587, 1474, 1428),
        579,
        579,
        315,
        -5,
        new Face(FANG_SONG, 32, false),
        new Face(TITLE_SONG, 44, false),
        new Face[] {
          new Face(HEI, 32, false),
          new Face(KAI, 32, false),
          new Face(FANG_SONG, 32, false),
          new Face(FANG_SONG, 32, false)
        },
        new Face(KAI, 32, false),
        new Face(HEI, 28, false),
        new Face(FANG_SONG, 21, false),
        new Face(FANG_SONG, 28, false),
        new Face(SONG, 28, false),
        FANG_SONG);
  }

  private static Form english() {
    var body = new Face(TIMES, 24, false);
    var strong = new Face(TIMES, 24, true);
    return new Form(
        new Margins(1417, 1417, 1417, 1417, 850),
        320,
        320,
        240,
        0,
        body,
        new Face(TIMES, 32, true),
        new Face[] {new Face(TIMES, 26, true), strong, strong, body},
        body,
        strong,
        new Face(TIMES, 19, false),
        new Face(TIMES, 21, false),
        new Face(TIMES, 20, false),
        TIMES);
  }
}
